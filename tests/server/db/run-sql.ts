import type { SQL } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Reader } from '#server/db/store.ts'

/** Runs a statement as it stands, on either engine: what no query of the product may do. */
export async function runSql({ db }: Reader, statement: SQL): Promise<void> {
  if ('run' in db) db.run(statement)
  else await (db as unknown as NodePgDatabase).execute(statement)
}
