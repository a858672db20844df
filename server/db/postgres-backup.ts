import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { getTableName, sql } from 'drizzle-orm'
import { systemClock } from '../clock.ts'
import { OperatorError } from '../operator-error.ts'
import type { BackupEngine } from './backup-engine.ts'
import { dumpedRows } from './dumped-rows.ts'
import { batchOf, insertRows, typedRow, type Row, type TableKey } from './insert-rows.ts'
import { connectPostgres, queriesOn } from './postgres-connection.ts'
import { runPostgresProgram } from './postgres-programs.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSnapshot } from './snapshot.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Writer } from './store.ts'
import { verifyLedger } from './verify-ledger.ts'

const ofAnyone = ['--no-owner', '--no-privileges']

/** Backups of PostgreSQL, in the custom format of its own `pg_dump`: `pg_restore` alone can bring them back, too. */
export const postgresBackup: BackupEngine = {
  ending: 'dump',

  copy: async (place, file) => {
    await (await openSnapshot(place)).close()
    const args = ['--format=custom', ...ofAnyone, `--file=${file}`]
    await runPostgresProgram('pg_dump', args, { url: place.databaseUrl })
  },

  // No right to make another database is asked of the operator: the copy's rows are opened as an embedded one.
  verify: async (file) => {
    const folder = await mkdtemp(`${file}-`)
    const store = await openSqliteStore({ file: join(folder, 'check.db'), clock: systemClock })
    try {
      return await store.write(async (writer) => {
        const onOutput = (output: AsyncIterable<Buffer>) => load(writer, output)
        await runPostgresProgram('pg_restore', ['--data-only', '--file=-', file], { onOutput })
        return verifyLedger(writer)
      })
    } finally {
      await store.close()
      await rm(folder, { recursive: true })
    }
  },

  restore: async (file, { databaseUrl: url }, clock, settle) => {
    await requireEmpty(url)
    // All or nothing: where this fails, what is there by then is somebody else's.
    const args = ['--single-transaction', '--exit-on-error', ...ofAnyone, file]
    await runPostgresProgram('pg_restore', args, { url })
    try {
      const store = await openPostgresStore({ url, clock })
      try {
        return await settle(store)
      } finally {
        await store.close()
      }
    } catch (error) {
      await empty(url)
      throw error
    }
  },
}

async function load(writer: Writer, output: AsyncIterable<Buffer>): Promise<void> {
  const keys = new Map(
    Object.entries(writer.tables).map(([key, table]) => [`public.${getTableName(table)}`, key as TableKey]),
  )
  let waiting: { key: TableKey; rows: Row[] } | undefined
  for await (const { table, values } of dumpedRows(output)) {
    const key = keys.get(table)
    if (key === undefined) continue
    if (waiting && (waiting.key !== key || waiting.rows.length === batchOf)) {
      await insertRows(writer, waiting.key, waiting.rows)
      waiting = undefined
    }
    waiting ??= { key, rows: [] }
    waiting.rows.push(typedRow(writer, key, values))
  }
  if (waiting) await insertRows(writer, waiting.key, waiting.rows)
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

async function requireEmpty(url: string): Promise<void> {
  const [found] = await tablesAt(url)
  if (found === undefined) return
  throw new OperatorError(
    `DATABASE_URL 指定的数据库里已有表（${found} 等），恢复只能到空的数据库。请新建一个数据库。`,
  )
}

/** Takes away what a restore brought that failed; there was nothing before. */
async function empty(url: string): Promise<void> {
  const tables = await tablesAt(url)
  const client = await connectPostgres(url)
  try {
    const dropped = tables.map((name) => `drop table ${name} cascade`)
    await queriesOn(client).execute(sql.raw([...dropped, 'drop schema if exists drizzle cascade'].join('; ')))
  } finally {
    await client.end()
  }
}
