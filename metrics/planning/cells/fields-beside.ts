/** Records of a draft, and the fields of each, by id, that are as somebody changed them beside the draft. */
export interface WithFieldsBeside<T> {
  readonly records: readonly T[]
  readonly kept: ReadonlyMap<string, readonly string[]>
}

/**
 * Records of a draft that is published again, with what was changed of them in the catalogue since: a field that the draft has as it was last
 * published stays as it stands. What the draft changed itself is the draft's. Rule Z-15.
 */
export function withFieldsBeside<T extends { readonly id: string }>(
  records: readonly T[],
  standing: readonly T[],
  publishedOf: (id: string) => object | undefined,
): WithFieldsBeside<T> {
  const now = new Map(standing.map((one) => [one.id, one]))
  const kept = new Map<string, readonly string[]>()
  const merged = records.map((record) => {
    const [before, standard] = [publishedOf(record.id), now.get(record.id)]
    if (!before || !standard) return record
    const [published, drafted, stands] = [fieldsOf(before), fieldsOf(record), fieldsOf(standard)]
    const names = [...new Set([...Object.keys(published), ...Object.keys(stands)])].filter(
      (field) =>
        !isSame(published[field], stands[field]) &&
        isSame(published[field], drafted[field]) &&
        !['earlier', 'earlierReporters'].includes(field),
    )
    if (names.length === 0) return record
    kept.set(record.id, names)
    const fields = { ...drafted, ...Object.fromEntries(names.map((field) => [field, stands[field]])) }
    const present = Object.entries(fields).filter(([, value]) => value !== undefined)
    return Object.fromEntries(present) as unknown as T
  })
  return { records: merged, kept }
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (record: object) => record as Fields

/** Whether two values are alike, whatever the order of their fields. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
