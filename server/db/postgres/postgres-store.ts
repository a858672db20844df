import type pg from 'pg'
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Clock } from '../../clock.ts'
import { databaseCode, refusalOf } from '../database-errors.ts'
import { AppError } from '../../errors.ts'
import { jobLease } from './job-lease.ts'
import { ledgerFeed } from '../ledger/ledger-feed.ts'
import { listen, notice } from './listen.ts'
import { ledgerHead } from '../ledger/ledger.ts'
import { migratePostgres } from '../migrate.ts'
import { watchReachability } from '../availability/reachable.ts'
import { asReader, connectPostgres, queriesOn, readerPool } from './postgres-connection.ts'
import { groupCommit } from '../group-commit.ts'
import type { WriteTransaction } from '../statements/write-transaction.ts'
import type { Store } from '../store.ts'

/** Connections for requests, and for what walls are told; one more writes, one listens, and one holds the leases of jobs. */
const connections = { requests: 8, live: 2 } as const

/** The keys of this program's advisory locks, each held by one session at a time; that of jobs stands in job-lease.ts. */
const locks = { writing: 0x7875_0001, alone: 0x7875_0002 } as const

/** An instance that froze or lost its connection within a transaction must not keep the others from writing for long. */
const writerSettings = { lock_timeout: '10s', idle_in_transaction_session_timeout: '10s' }
/** Milliseconds that a migration may take: it may fill a table from another of millions of rows, while the next instance waits. */
const migrationTakes = 15 * 60_000
/** An answer is given only once the commit is on disk, even on a server that is configured to be faster. */
const durable = sql`select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`

/**
 * Opens and migrates a PostgreSQL database that several instances may share: pools for reading, one connection that writes behind a queue,
 * one that listens for the commits of others, and one that holds the leases of jobs. @throws DatabaseConnectionError, NewerDatabaseError
 */
export async function openPostgresStore(options: { url: string; clock: Clock }): Promise<Store> {
  const { url, clock } = options
  await withLock(url, migratePostgres, migrationTakes)
  const pools = { requests: readerPool(url, connections.requests), live: readerPool(url, connections.live) }
  const reader = asReader(queriesOn(pools.requests))
  const liveReader = asReader(queriesOn(pools.live))
  const reachability = watchReachability(clock)
  const feed = ledgerFeed(liveReader, await ledgerHead(liveReader), reachability)
  const writing = postgresTransaction(url)
  const { idle, ...writes } = groupCommit(writing.transaction, feed, clock)
  const lease = jobLease(url)
  const stopHearing = await listen(url, feed)
  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    await lease.close()
    await stopHearing()
    await idle()
    await feed.idle()
    await writing.close()
    await Promise.all([pools.requests.end(), pools.live.end()])
  }
  return {
    engine: 'postgres',
    reader,
    liveReader,
    ...writes,
    head: feed.head,
    away: reachability.away,
    onCommitted: feed.onCommitted,
    alone: (work) => withLock(url, work),
    leads: lease.leads,
    close: () => (closing ??= close()),
  }
}

/** Keeps every other session from writing until this one has ended. @returns false where another is writing just now */
export async function lockOutWriters(db: NodePgDatabase): Promise<boolean> {
  const lock = sql`select pg_try_advisory_lock(${sql.raw(String(locks.writing))}) as granted`
  const { rows } = await db.execute<{ granted: boolean }>(lock)
  return rows[0]?.granted ?? false
}

/** Runs `work` while no other instance holds the lock. If this instance dies, the lock ends with its connection. */
async function withLock<T>(
  url: string,
  work: (db: NodePgDatabase) => Promise<T>,
  takes?: number,
): Promise<T> {
  const client = await connectPostgres(url, { takes })
  const db = queriesOn(client)
  try {
    await db.execute(sql`select pg_advisory_lock(${sql.raw(String(locks.alone))})`)
    return await work(db)
  } finally {
    await client.end()
  }
}

/**
 * Write transactions on a connection that is made when it is needed, and closed after any failed transaction, so that a server that
 * restarted or moved is found again.
 */
function postgresTransaction(url: string): { transaction: WriteTransaction; close(): Promise<void> } {
  let live: WriterConnection | undefined

  async function connected(): Promise<WriterConnection> {
    if (live) return live
    const client = await connectPostgres(url, {
      wanted: writerSettings,
      lost: (ended) => {
        if (live?.client === ended) live = undefined
      },
    })
    const db = queriesOn(client)
    await db.execute(durable)
    return (live = { client, db })
  }

  /** The connection of the present transaction; statements on another would not belong to it. */
  let current: WriterConnection | undefined
  const run = (statements: string) => async () => {
    if (!current) throw new Error('No transaction is under way')
    await current.db.execute(sql.raw(statements))
  }

  async function close(): Promise<void> {
    const ending = current ?? live
    current = live = undefined
    await ending?.client.end()
  }

  const transaction: WriteTransaction = {
    begin: async () => {
      current = await connected()
      // Each statement sees what was committed before it. With the lock these are all earlier entries of the ledger.
      await run(`begin isolation level read committed; select pg_advisory_xact_lock(${locks.writing})`)()
      return asReader(current.db)
    },
    savepoint: run('savepoint work'),
    release: run('release savepoint work'),
    undo: run('rollback to savepoint work; release savepoint work'),
    commit: async (appended) => {
      const told = appended === undefined ? '' : `${notice(appended)}; `
      await run(`${told}commit`)().catch((error: unknown) => {
        throw unsure(error)
      })
      current = undefined
    },
    // The connection may be dead, so nothing waits for its closing.
    abandon: async () => void close(),
    // Serialization failure, deadlock: gone when the works run again.
    isTransient: (error) => ['40001', '40P01'].includes(databaseCode(error) ?? ''),
  }
  return { transaction, close }
}

interface WriterConnection {
  readonly client: pg.Client
  readonly db: NodePgDatabase
}

/** The error of a commit whose connection ended before the answer: whether it took effect is unknown. */
function unsure(error: unknown): unknown {
  const refusal = refusalOf(error)
  if (!(refusal instanceof AppError) || refusal.code !== 'database-unavailable') return error
  const detail =
    '数据库在确认保存时断开，不能确定本次是否已保存。请刷新查看；用同一个 Idempotency-Key 重试不会重复保存。'
  return new AppError('database-unavailable', detail, { retryAfter: 5 })
}
