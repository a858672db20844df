import type pg from 'pg'
import { sql } from 'drizzle-orm'
import type { LedgerFeed } from '../ledger/ledger-feed.ts'
import { connectPostgres, queriesOn } from './postgres-connection.ts'
import { ignoreUnavailable } from '../database-errors.ts'

const channel = 'xushi_ledger'
/** The most milliseconds by which a lost notice delays its entries. */
const lookEvery = 1_000

/** The statement that tells every instance that the ledger has grown. The instances read the entries themselves. */
export function notice(sequence: number): string {
  return `select pg_notify('${channel}', '${sequence}')`
}

/**
 * Follows the commits of other instances: at once by LISTEN, and by a look at the ledger every second in case a notice is lost. A lost
 * connection is made again at the next look. @returns a function that stops it
 */
export async function listen(url: string, feed: LedgerFeed): Promise<() => Promise<void>> {
  let listening: pg.Client | undefined
  let looking: Promise<void> | undefined
  let stopped = false

  async function startListening(): Promise<void> {
    const client = await connectPostgres(url, {
      lost: (ended) => {
        if (listening === ended) listening = undefined
      },
    })
    client.on('notification', ({ payload }) => void feed.reach(Number(payload)))
    await queriesOn(client).execute(sql.raw(`listen ${channel}`))
    listening = client
  }

  async function look(): Promise<void> {
    if (!listening) await ignoreUnavailable(startListening())
    if (!stopped) await feed.catchUp()
  }

  await startListening()
  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = undefined))
  }, lookEvery)
  return async () => {
    stopped = true
    clearInterval(timer)
    await looking
    await listening?.end()
  }
}
