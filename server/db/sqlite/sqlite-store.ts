import { accessSync, chmodSync, closeSync, constants, existsSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Clock } from '../../clock.ts'
import { OperatorError } from '../../operator-error.ts'
import { ledgerFeed } from '../ledger/ledger-feed.ts'
import { ledgerHead } from '../ledger/ledger.ts'
import { makeFolder } from './make-folder.ts'
import { migrateSqlite } from '../migrate.ts'
import { watchReachability } from '../availability/reachable.ts'
import * as tables from './schema.ts'
import { groupCommit } from '../group-commit.ts'
import type { WriteTransaction } from '../statements/write-transaction.ts'
import type { Reader, Store } from '../store.ts'

/** Milliseconds that a writer waits for another process's lock before the answer is database-busy. */
const busyPatience = 5_000

function connect(file: string, options: Database.Options = {}): Database.Database {
  const client = new Database(file, options)
  // SQLite's own waiting would stop every socket of the process, so `begin` waits instead.
  client.pragma('busy_timeout = 0')
  return client
}

/** Opens the embedded database, which is created and migrated if needed: one writer connection behind a queue, and a separate reader. */
export async function openSqliteStore(options: { file: string; clock: Clock }): Promise<Store> {
  makeFolder(dirname(resolve(options.file)))
  refuseUnwritable(resolve(options.file))
  keepToOwner(options.file)
  const client = connect(options.file)
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  const db = drizzle(client, { schema: tables })
  migrateSqlite(db)
  const readerClient = connect(options.file, { readonly: true })
  const reader = { db: drizzle(readerClient, { schema: tables }), tables }

  const transaction = sqliteTransaction(client, { db, tables }, options.clock)
  const reachability = watchReachability(options.clock)
  const feed = ledgerFeed(reader, await ledgerHead(reader), reachability)
  const { idle, ...writes } = groupCommit(transaction, feed, options.clock)
  return {
    engine: 'sqlite',
    reader,
    liveReader: reader,
    ...writes,
    head: feed.head,
    away: reachability.away,
    onCommitted: feed.onCommitted,
    // One process has the file for itself.
    alone: (work) => work(),
    leads: () => Promise.resolve(true),
    close: async () => {
      await idle()
      readerClient.close()
      client.close()
    },
  }
}

/** Refuses a file that may not be written: SQLite would open it for reading, and fail at the first write. @throws OperatorError */
export function refuseUnwritable(file: string): void {
  for (const path of [dirname(file), file, `${file}-wal`, `${file}-shm`]) {
    try {
      accessSync(path, constants.W_OK)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') continue
      throw new OperatorError(
        `数据不能写入：${path}（${code}）。请检查 XUSHI_DATA 的权限，以及磁盘是否只读，改正后再启动。`,
      )
    }
  }
}

/** Closes the file to other accounts, whatever the umask; SQLite gives its additional files the same mode. */
function keepToOwner(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600))
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      chmodSync(path, 0o600)
    } catch (error) {
      // The file is missing, or belongs to another account, whose owner decides who may use it.
      if (!/^(ENOENT|EPERM)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
}

/**
 * Write transactions of SQLite. The driver's own `transaction` cannot contain awaited work, so BEGIN and COMMIT are separate statements.
 */
function sqliteTransaction(client: Database.Database, reader: Reader, clock: Clock): WriteTransaction {
  const run = (statements: string) => async () => void client.exec(statements)
  return {
    begin: async () => {
      const until = clock.monotonic() + busyPatience
      for (;;) {
        try {
          client.exec('BEGIN IMMEDIATE')
          return reader
        } catch (error) {
          const busy = (error as { code?: string }).code?.startsWith('SQLITE_BUSY') ?? false
          if (!busy || clock.monotonic() > until) throw error
          await pause(20)
        }
      }
    },
    savepoint: run('SAVEPOINT work'),
    release: run('RELEASE work'),
    undo: run('ROLLBACK TO work; RELEASE work'),
    commit: run('COMMIT'),
    abandon: async () => {
      if (client.inTransaction) client.exec('ROLLBACK')
    },
    isTransient: () => false,
  }
}
