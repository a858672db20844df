import { is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { migrationsOf } from '../migrate.ts'
import type { Reader } from '../store.ts'

interface Trigger {
  readonly name: string
  /** The statement that the trigger runs. */
  readonly runs: string
}

const onSqlite = sql`(select name, sql as runs from sqlite_master where type = 'trigger')`
const onPostgres = sql`(
  select t.tgname as name, f.prosrc as runs from pg_trigger t join pg_proc f on f.oid = t.tgfoid
  join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace)`

/** Names of triggers that no migration of this program made, or that run another statement than the migration's. */
export async function foreignTriggers({ db, tables }: Reader): Promise<string[]> {
  const engine = is(tables.ledger, PgTable) ? 'postgres' : 'sqlite'
  const found: Trigger[] = await db
    .select({ name: sql<string>`name`, runs: sql<string>`runs` })
    .from(sql`${engine === 'postgres' ? onPostgres : onSqlite} as found`)
    .orderBy(sql`name`)
  if (found.length === 0) return []
  const made = migrationsOf(engine)
  return found
    .filter(({ name, runs }) => !made.includes(`TRIGGER "${name}"`) || !made.includes(runs))
    .map(({ name }) => name)
}
