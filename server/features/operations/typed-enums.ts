/** The JSON type of every value of an enum; undefined where they are of several. */
function typeOf(values: readonly unknown[]): string | undefined {
  const types = new Set(values.map((value) => (Number.isInteger(value) ? 'integer' : typeof value)))
  return types.size === 1 ? [...types][0] : undefined
}

/** A description in which every enum also names its type, as generators of clients ask for. */
export function typedEnums<T>(described: T): T {
  if (Array.isArray(described)) return described.map((one: unknown) => typedEnums(one)) as T
  if (typeof described !== 'object' || described === null) return described
  const copy = Object.fromEntries(
    Object.entries(described).map(([name, one]) => [name, typedEnums<unknown>(one)]),
  )
  const values = copy['enum']
  if (!Array.isArray(values) || 'type' in copy) return copy as T
  const type = typeOf(values)
  return (type === undefined ? copy : { type, ...copy }) as T
}
