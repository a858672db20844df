import { hostname } from 'node:os'
import { sql } from 'drizzle-orm'
import type { Store } from '../store.ts'

/** The name of this process in PostgreSQL: machine and process. PostgreSQL keeps 63 bytes of it. */
export const instanceName = `xushi ${hostname().slice(0, 40)} ${process.pid}`

/** A process of this program that has the database open. */
export interface Instance {
  readonly name: string
  /** The time of its oldest connection, in milliseconds since the epoch. */
  readonly since: number
  readonly connections: number
}

/** All connected instances, oldest first; null on SQLite, where one process has the file. */
export async function connectedInstances({
  engine,
  reader: { db },
}: Pick<Store, 'engine' | 'reader'>): Promise<Instance[] | null> {
  if (engine === 'sqlite') return null
  const name = sql<string>`application_name`
  const since = sql<number>`cast(extract(epoch from min(backend_start)) * 1000 as double precision)`
  const rows = await db
    .select({ name, since, connections: sql<number>`count(*)` })
    .from(sql`pg_stat_activity`)
    .where(sql`datname = current_database() and application_name like 'xushi %'`)
    .groupBy(name)
    .orderBy(since)
  return rows.map((row) => ({
    name: row.name,
    since: row.since,
    connections: row.connections,
  }))
}
