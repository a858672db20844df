import type { Db, Reader } from './reader.ts'

/** A query of drizzle. PostgreSQL keeps a prepared statement under a name; SQLite takes no name. */
interface Preparable {
  prepare(): unknown
}

let statements = 0

/**
 * A statement that is compiled once for each connection, since building a query costs more than running it. `build` is called when a
 * connection first needs the statement; placeholders are `sql.placeholder`.
 */
export function prepared<Query extends Preparable>(
  build: (reader: Reader) => Query,
): (reader: Reader) => ReturnType<Query['prepare']> {
  statements += 1
  const name = `xushi_${statements}`
  const known = new WeakMap<Db, ReturnType<Query['prepare']>>()
  return (reader) => {
    const found = known.get(reader.db)
    if (found !== undefined) return found
    const query = build(reader) as { prepare(name: string): ReturnType<Query['prepare']> }
    const made = query.prepare(name)
    known.set(reader.db, made)
    return made
  }
}
