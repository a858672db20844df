import type { Db, Reader } from './store.ts'

/**
 * Statements compiled once a connection: building a query costs more than running it. `build` is called the first
 * time a connection is seen; placeholders are `sql.placeholder`.
 */
export function prepared<T>(build: (reader: Reader) => T): (reader: Reader) => T {
  const known = new WeakMap<Db, T>()
  return (reader) => {
    const found = known.get(reader.db)
    if (found !== undefined) return found
    const made = build(reader)
    known.set(reader.db, made)
    return made
  }
}
