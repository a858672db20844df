import { createHash } from 'node:crypto'
import type pg from 'pg'
import { sql } from 'drizzle-orm'
import { refusalOf } from '../database-errors.ts'
import { AppError } from '../../errors.ts'
import { connectPostgres, queriesOn } from './postgres-connection.ts'
import type { Store } from '../store.ts'

/** Our jobs among all advisory locks of the database: the first half of the key. */
const jobs = 0x7875_0003

/** After about 25 s the database takes a holder for dead whose machine went away without closing its connection. */
const goneSoon = { tcp_keepalives_idle: '10', tcp_keepalives_interval: '5', tcp_keepalives_count: '3' }

/** What `Store.leads` stands on with PostgreSQL: locks of one session, which the database frees when that has ended. */
export interface JobLease {
  readonly leads: Store['leads']
  readonly close: () => Promise<void>
}

/** The connection is made when the first job asks, and made again after it was lost. */
export function jobLease(url: string): JobLease {
  let connection: Promise<pg.Client> | undefined
  let closed = false

  function connected(): Promise<pg.Client> {
    if (connection) return connection
    const lost = () => {
      if (connection === made) connection = undefined
    }
    const made = connectPostgres(url, { wanted: goneSoon, lost })
    made.catch(lost)
    return (connection = made)
  }

  async function ask(job: string): Promise<boolean> {
    const client = await connected()
    // A session is granted a lock again that it holds already: so the answer also proves that the session still exists.
    const lock = sql`select pg_try_advisory_lock(${sql.raw(String(jobs))}, ${keyOf(job)}) as granted`
    try {
      const { rows } = await queriesOn(client).execute<{ granted: boolean }>(lock)
      return rows[0]?.granted ?? false
    } catch (error) {
      // A connection that no longer answers is given up: the database may know before us that it is dead.
      connection = undefined
      void client.end()
      throw error
    }
  }

  return {
    leads: async (job) => {
      if (closed) return false
      try {
        return await ask(job)
      } catch (error) {
        if (refusalOf(error) instanceof AppError) return false
        throw error
      }
    },
    close: async () => {
      closed = true
      await connection?.then(
        (client) => client.end(),
        () => {},
      )
    },
  }
}

/** The other half of the key: 32 bits of the job's name. */
function keyOf(job: string): number {
  return createHash('sha256').update(job).digest().readInt32BE(0)
}
