import type { DraftTable } from '../plan-draft.ts'
import type { TextRow } from './cell-text.ts'

/** The fields that identify a row: its id before its name, so that a renamed row is not taken for another. */
const known = [
  ['id', 'slug', 'code', 'path'],
  ['name', 'title', 'target'],
]

/** The row of `before` for each row of `after`, by their places; a row of the same name with another id is another row. */
export function rowTwins(
  table: DraftTable,
  before: readonly TextRow[],
  after: readonly TextRow[],
): ReadonlyMap<number, number> {
  const twins = new Map<number, number>()
  if (table === 'document') return twins.set(0, 0)
  const left = new Set(before.keys())
  for (const fields of known) {
    const places = placesBy(fields, before, left)
    for (const [at, row] of after.entries()) {
      if (twins.has(at)) continue
      const twin = keysOf(fields, row).flatMap(
        (key) => places.get(key)?.filter((place) => left.has(place)) ?? [],
      )[0]
      if (twin === undefined) continue
      twins.set(at, twin)
      left.delete(twin)
    }
  }
  return twins
}

function placesBy(
  fields: readonly string[],
  rows: readonly TextRow[],
  left: ReadonlySet<number>,
): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>()
  for (const at of left)
    for (const key of keysOf(fields, rows[at]!)) places.set(key, [...(places.get(key) ?? []), at])
  return places
}

const keysOf = (fields: readonly string[], row: TextRow) =>
  fields.flatMap((field) => (row[field] === undefined ? [] : [`${field} ${row[field].trim()}`]))
