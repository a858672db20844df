import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import type { Clock } from '../../clock.ts'
import { OperatorError } from '../../operator-error.ts'
import { syncToDisk } from './sync-to-disk.ts'
import { filesFolder, sqliteFile, type DatabasePlace } from '../open-store.ts'
import { contentsInDatabase } from '../files/contents-in-database.ts'
import { contentsOnDisk } from '../files/contents-on-disk.ts'
import type { FileContents } from '../files/file-contents.ts'
import { connectPostgres, queriesOn } from '../postgres/postgres-connection.ts'
import { openPostgresStore } from '../postgres/postgres-store.ts'
import { openSqliteStore } from '../sqlite/sqlite-store.ts'
import type { Store } from '../store.ts'

/**
 * The steps by which a database is made: `begin` writes its first contents, if there are any; `fill` uses it first, and brings the
 * contents of its files.
 */
interface NewDatabase<T> {
  readonly clock: Clock
  readonly begin?: (target: string) => Promise<void>
  readonly fill: (store: Store, contents: FileContents) => Promise<T>
}

/**
 * Makes the embedded database of a folder, under another name until it is complete. A failure leaves nothing. @throws OperatorError where
 * there is a database
 */
export async function copyIntoNewSqlite<T>(
  { dataFolder }: DatabasePlace,
  { clock, begin, fill }: NewDatabase<T>,
): Promise<T> {
  const target = sqliteFile(dataFolder)
  const files = filesFolder(dataFolder)
  requireNone([...filesOf(target), files])
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const making = `${target}.${randomUUID()}`
  const makingFiles = `${making}-files`
  try {
    await begin?.(making)
    const store = await openSqliteStore({ file: making, clock })
    // Closing moves the contents of SQLite's log into the file.
    const filled = await fill(store, contentsOnDisk(makingFiles)).finally(() => store.close())
    await syncToDisk(making)
    requireNone([...filesOf(target), files])
    if (existsSync(makingFiles)) await rename(makingFiles, files)
    await rename(making, target)
    await syncToDisk(dataFolder)
    return filled
  } finally {
    for (const path of [...filesOf(making), makingFiles]) await rm(path, { recursive: true, force: true })
  }
}

/** The file of an SQLite database, and the files that SQLite may add. */
const filesOf = (database: string) => ['', '-wal', '-shm', '-journal'].map((ending) => database + ending)

/** Refuses existing files, also those of a deleted database: SQLite would take them for parts of the new one. */
function requireNone(paths: readonly string[]): void {
  const found = paths.find((path) => existsSync(path))
  if (found === undefined) return
  throw new OperatorError(`${found} 已经存在，只能写入空的目录。请用另一个数据目录。`)
}

/**
 * Makes this program's tables in a PostgreSQL database that has none. `begin` takes effect as a whole or not at all. A failure leaves
 * nothing. @throws OperatorError where there is a table
 */
export async function copyIntoNewPostgres<T>(
  { databaseUrl: url }: DatabasePlace,
  { clock, begin, fill }: NewDatabase<T>,
): Promise<T> {
  const [found] = await tablesAt(url)
  if (found !== undefined) {
    throw new OperatorError(`PostgreSQL 数据库里已有表（${found} 等），只能写入空的数据库。请新建一个。`)
  }
  // A failure here leaves nothing: tables that exist afterwards were made by somebody else, and stay.
  await begin?.(url)
  try {
    const store = await openPostgresStore({ url, clock })
    return await fill(store, contentsInDatabase(store, clock)).finally(() => store.close())
  } catch (error) {
    await empty(url)
    throw error
  }
}

const ownTables = sql`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'`

async function tablesAt(url: string): Promise<string[]> {
  const client = await connectPostgres(url)
  try {
    const { rows } = await queriesOn(client).execute<{ name: string }>(ownTables)
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** Drops all tables and this program's function, which is not dropped with them; none existed before the failed attempt. */
async function empty(url: string): Promise<void> {
  const tables = await tablesAt(url)
  const client = await connectPostgres(url)
  try {
    const dropped = tables.map((name) => `drop table ${name} cascade`)
    const besides = [
      'drop schema if exists drizzle cascade',
      `drop function if exists decision_of_observation()`,
    ]
    await queriesOn(client).execute(sql.raw([...dropped, ...besides].join('; ')))
  } finally {
    await client.end()
  }
}
