import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { OperatorError } from '../../operator-error.ts'
import { connectedInstances, instanceName } from '../postgres/instances.ts'
import { requireSchemaOnPostgres, requireSchemaOnSqlite } from '../migrate.ts'
import { engineAt, sqliteFile, type DatabasePlace } from '../open-store.ts'
import { asReader, connectPostgres, queriesOn, readerPool } from '../postgres/postgres-connection.ts'
import { lockOutWriters } from '../postgres/postgres-store.ts'
import * as tables from '../sqlite/schema.ts'
import type { DatabaseSnapshot } from './snapshot.ts'

/**
 * Opens for reading a database that no server uses, and keeps others from writing until it is closed. @throws OperatorError where it is in
 * use or missing, OlderDatabaseError, NewerDatabaseError, DatabaseConnectionError
 */
export function openOfflineReader(place: DatabasePlace): Promise<DatabaseSnapshot> {
  return engineAt(place) === 'sqlite'
    ? offlineReaderOfSqlite(sqliteFile(place.dataFolder))
    : offlineReaderOfPostgres(place.databaseUrl)
}

async function offlineReaderOfSqlite(file: string): Promise<DatabaseSnapshot> {
  if (!existsSync(file)) throw new OperatorError(`没有数据库：${file}。`)
  const client = new Database(file, { timeout: 0 })
  try {
    const db = drizzle(client, { schema: tables })
    // The exclusive mode fails even where a server only has the file open, and keeps one from starting.
    client.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE')
    requireSchemaOnSqlite(db)
    return { reader: { db, tables }, close: async () => void client.close() }
  } catch (error) {
    client.close()
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
    throw busy ? new OperatorError(`${file} 正在使用，请先停止服务。`) : error
  }
}

/** The lock makes every writer wait, so that all connections of the pool read the database as of one instant. */
async function offlineReaderOfPostgres(url: string): Promise<DatabaseSnapshot> {
  const holder = await connectPostgres(url)
  const pool = readerPool(url, 8)
  const close = async () => {
    await pool.end()
    await holder.end()
  }
  try {
    const reader = asReader(queriesOn(pool))
    const held = await lockOutWriters(queriesOn(holder))
    const others = ((await connectedInstances({ engine: 'postgres', reader })) ?? []).filter(
      ({ name }) => name !== instanceName,
    )
    if (!held || others.length > 0) {
      const names = others.map(({ name }) => name).join('、')
      throw new OperatorError(`PostgreSQL 数据库正在使用，请先停止所有实例：${names}。`)
    }
    await requireSchemaOnPostgres(queriesOn(holder))
    return { reader, close }
  } catch (error) {
    await close()
    throw error
  }
}
