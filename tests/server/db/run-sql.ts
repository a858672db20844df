import type { SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Reader } from '#server/db/store.ts'

/** A statement runs as it is, on either engine, for changes that no query of the product makes. */
export async function runSql({ db }: Reader, statement: SQL): Promise<void> {
  if ('run' in db) db.run(statement)
  else await (db as unknown as NodePgDatabase).execute(statement)
}
