import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Clock } from '../clock.ts'
import { insertEntry, ledgerHead, nextEntry, type LedgerEntry, type LedgerHead } from './ledger.ts'
import { migrateSqlite } from './migrate.ts'
import * as tables from './schema/sqlite.ts'
import { refusalOf } from './sqlite-refusal.ts'
import type { Store, Writer } from './store.ts'

/** Works that may share one commit; bounds how long the first of them waits for the last. */
const maxBatch = 128
/** How long a writer waits for another process's lock before it answers database-busy. */
const busyPatience = 5_000

interface Waiting {
  readonly run: (writer: Writer) => Promise<unknown>
  readonly resolve: (value: never) => void
  readonly reject: (reason: unknown) => void
}

function connect(file: string, options: Database.Options = {}): Database.Database {
  const client = new Database(file, options)
  // Waiting inside SQLite would stop every socket of the process, so we wait outside (see `begin`).
  client.pragma('busy_timeout = 0')
  return client
}

/** Opens (and creates, and migrates) the embedded database: one writer connection behind a queue, one reader apart. */
export async function openSqliteStore(options: { file: string; clock: Clock }): Promise<Store> {
  mkdirSync(dirname(options.file), { recursive: true })
  const client = connect(options.file)
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  const db = drizzle(client, { schema: tables })
  migrateSqlite(db)
  const readerClient = connect(options.file, { readonly: true })
  const reader = { db: drizzle(readerClient, { schema: tables }), tables }

  const listeners = new Set<(entries: readonly LedgerEntry[]) => void>()
  const queue: Waiting[] = []
  let head: LedgerHead = await ledgerHead({ db, tables })
  let working: Promise<void> | undefined

  async function begin(): Promise<void> {
    const until = options.clock.monotonic() + busyPatience
    for (;;) {
      try {
        client.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        const busy = (error as { code?: string }).code?.startsWith('SQLITE_BUSY') ?? false
        if (!busy || options.clock.monotonic() > until) throw error
        await pause(20)
      }
    }
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const settled: (() => void)[] = []
    const appended: LedgerEntry[] = []
    let tip = head
    const writer: Writer = {
      db,
      tables,
      writes: true,
      append: async (change) => {
        const entry = nextEntry(tip, { ...change, at: options.clock.now() })
        await insertEntry(writer, entry)
        tip = entry
        appended.push(entry)
        return entry
      },
    }
    try {
      await begin()
      // Another process may have written since: the chain continues from what is on disk.
      tip = await ledgerHead({ db, tables })
      for (const waiting of batch) {
        const mark = { tip, length: appended.length }
        client.exec('SAVEPOINT work')
        try {
          const value = await waiting.run(writer)
          client.exec('RELEASE work')
          settled.push(() => waiting.resolve(value as never))
        } catch (error) {
          // A full disk or a failing one makes SQLite undo the whole transaction by itself: then nobody is answered well.
          if (!client.inTransaction) throw error
          client.exec('ROLLBACK TO work; RELEASE work')
          tip = mark.tip
          appended.length = mark.length
          settled.push(() => waiting.reject(refusalOf(error)))
        }
      }
      client.exec('COMMIT')
    } catch (error) {
      if (client.inTransaction) client.exec('ROLLBACK')
      const refusal = refusalOf(error)
      for (const waiting of batch) waiting.reject(refusal)
      return
    }
    head = tip
    for (const settle of settled) settle()
    if (appended.length > 0) for (const listener of listeners) listener(appended)
  }

  async function work(): Promise<void> {
    // One turn of the event loop lets requests that arrived together share the commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) await commit(queue.splice(0, maxBatch))
    working = undefined
  }

  return {
    engine: 'sqlite',
    reader,
    write: (run) =>
      new Promise((resolve, reject) => {
        queue.push({ run, resolve, reject })
        working ??= work()
      }),
    head: () => head,
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      await working
      readerClient.close()
      client.close()
    },
  }
}
