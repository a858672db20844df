import { createHash } from 'node:crypto'
import type pg from 'pg'
import { sql } from 'drizzle-orm'
import { refusalOf } from '../database-errors.ts'
import { AppError } from '../../errors.ts'
import { connectPostgres, queriesOn } from './postgres-connection.ts'
import type { Store } from '../store.ts'

/** The first half of the key of this program's jobs among the database's advisory locks. */
const jobs = 0x7875_0003

/** Settings by which the database drops, after about 25 s, a holder whose machine vanished without closing its connection. */
const goneSoon = { tcp_keepalives_idle: '10', tcp_keepalives_interval: '5', tcp_keepalives_count: '3' }

/** The leases of jobs in PostgreSQL, behind `Store.leads`: locks of one session, which the database releases when the session ends. */
export interface JobLease {
  readonly leads: Store['leads']
  readonly close: () => Promise<void>
}

/** Creates the leases. The connection is made when the first job asks, and again after a loss. */
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
    // A session is granted a lock that it holds already, so the answer also proves that the session exists.
    const lock = sql`select pg_try_advisory_lock(${sql.raw(String(jobs))}, ${keyOf(job)}) as granted`
    try {
      const { rows } = await queriesOn(client).execute<{ granted: boolean }>(lock)
      return rows[0]?.granted ?? false
    } catch (error) {
      // A connection that does not answer is given up: the database may have noticed its end earlier.
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

/** The second half of the key: 32 bits of the job's name. */
function keyOf(job: string): number {
  return createHash('sha256').update(job).digest().readInt32BE(0)
}
