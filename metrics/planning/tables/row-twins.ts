import type { DraftTable } from '../plan-draft.ts'
import type { TextRow } from './cell-text.ts'

/**
 * The fields that identify a row: its id before its name, so that a renamed row is not taken for another. Sources of one target have its
 * name, so that their producers tell them apart.
 */
const rowKeys = [
  { fields: ['id', 'slug', 'code', 'path'], beside: '' },
  { fields: ['name', 'title', 'target'], beside: 'producer' },
  { fields: ['name', 'title', 'target'], beside: '' },
]
type RowKey = (typeof rowKeys)[number]

/** The row of `before` for each row of `after`, by their places; a row of the same name with another id is another row. */
export function rowTwins(
  table: DraftTable,
  before: readonly TextRow[],
  after: readonly TextRow[],
): ReadonlyMap<number, number> {
  const twins = new Map<number, number>()
  if (table === 'document') return twins.set(0, 0)
  const left = new Set(before.keys())
  for (const key of rowKeys) {
    const places = placesBy(key, before, left)
    for (const [at, row] of after.entries()) {
      if (twins.has(at)) continue
      const twin = keysOf(key, row).flatMap(
        (one) => places.get(one)?.filter((place) => left.has(place)) ?? [],
      )[0]
      if (twin === undefined) continue
      twins.set(at, twin)
      left.delete(twin)
    }
  }
  return twins
}

function placesBy(
  by: RowKey,
  rows: readonly TextRow[],
  left: ReadonlySet<number>,
): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>()
  for (const at of left)
    for (const key of keysOf(by, rows[at]!)) places.set(key, [...(places.get(key) ?? []), at])
  return places
}

const keysOf = ({ fields, beside }: RowKey, row: TextRow) =>
  fields.flatMap((field) =>
    row[field] === undefined ? [] : [`${field} ${row[field].trim()} ${row[beside]?.trim() ?? ''}`],
  )
