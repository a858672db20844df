import { hostname } from 'node:os'
import { sql } from 'drizzle-orm'
import type { Store } from '../store.ts'

/** What this process calls itself to PostgreSQL: which machine, which process. PostgreSQL keeps 63 bytes of it. */
export const instanceName = `xushi ${hostname().slice(0, 40)} ${process.pid}`

/** A process of ours that has the database open. */
export interface Instance {
  readonly name: string
  /** Milliseconds since the epoch: when the oldest of its connections was made. */
  readonly since: number
  readonly connections: number
}

/** All that are connected now, oldest first; null on SQLite, where a process has the file to itself. */
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
