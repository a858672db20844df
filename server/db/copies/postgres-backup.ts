import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { getTableName } from 'drizzle-orm'
import { systemClock } from '../../clock.ts'
import type { BackupEngine } from './backup-engine.ts'
import { readCopyFormat } from '../postgres/copy-format.ts'
import {
  mostRowsAtOnce,
  insertRows,
  typedRow,
  type StoredRow,
  type TableKey,
} from '../statements/insert-rows.ts'
import { copyIntoNewPostgres } from './copy-into-new.ts'
import { runPostgresProgram } from '../postgres/postgres-programs.ts'
import { openSnapshot } from './snapshot.ts'
import { openSqliteStore } from '../sqlite/sqlite-store.ts'
import { readContentsIn } from '../files/contents-in-database.ts'
import type { Writer } from '../store.ts'

const ofAnyone = ['--no-owner', '--no-privileges']

/** Backups of PostgreSQL, in the custom format of `pg_dump`, which `pg_restore` can restore without this program. */
export const postgresBackup: BackupEngine = {
  ending: 'dump',

  copy: async (place, file) => {
    await (await openSnapshot(place)).close()
    const args = ['--format=custom', ...ofAnyone, `--file=${file}`]
    await runPostgresProgram('pg_dump', args, { url: place.databaseUrl })
  },

  // The rows are read into an embedded database, so that the operator needs no right to create one in PostgreSQL.
  read: async (file, _beside, look) => {
    const folder = await mkdtemp(`${file}-`)
    const store = await openSqliteStore({ file: join(folder, 'check.db'), clock: systemClock })
    try {
      return await store.write(async (writer) => {
        const onOutput = (output: AsyncIterable<Buffer>) => load(writer, output)
        await runPostgresProgram('pg_restore', ['--data-only', '--file=-', file], { onOutput })
        return look(writer, readContentsIn(writer))
      })
    } finally {
      await store.close()
      await rm(folder, { recursive: true })
    }
  },

  restore: (file, _beside, place, clock, settle) =>
    copyIntoNewPostgres(place, {
      clock,
      begin: (url) =>
        runPostgresProgram('pg_restore', ['--single-transaction', '--exit-on-error', ...ofAnyone, file], {
          url,
        }),
      fill: (store) => settle(store, readContentsIn(store.reader)),
    }),
}

/** The number of rows that are held at a time, which is small for pieces of files, since these are large. */
const mostRows = (key: TableKey) => (key === 'filePiece' ? 4 : mostRowsAtOnce)

async function load(writer: Writer, output: AsyncIterable<Buffer>): Promise<void> {
  const keys = new Map(
    Object.entries(writer.tables).map(([key, table]) => [`public.${getTableName(table)}`, key as TableKey]),
  )
  let waiting: { key: TableKey; rows: StoredRow[] } | undefined
  for await (const { table, values } of readCopyFormat(output)) {
    const key = keys.get(table)
    if (key === undefined) continue
    if (waiting && (waiting.key !== key || waiting.rows.length === mostRows(key))) {
      await insertRows(writer, waiting.key, waiting.rows)
      waiting = undefined
    }
    waiting ??= { key, rows: [] }
    waiting.rows.push(typedRow(writer, key, values))
  }
  if (waiting) await insertRows(writer, waiting.key, waiting.rows)
}
