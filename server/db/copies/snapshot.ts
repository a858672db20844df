import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { requireSchemaOnPostgres, requireSchemaOnSqlite } from '../migrate.ts'
import { engineAt, sqliteFile, type DatabasePlace } from '../open-store.ts'
import { asReader, connectPostgres, queriesOn } from '../postgres/postgres-connection.ts'
import * as tables from '../sqlite/schema.ts'
import type { Reader } from '../store.ts'

/** A database as of one instant, whoever writes to it meanwhile. */
export interface DatabaseSnapshot {
  readonly reader: Reader
  close(): Promise<void>
}

/** Opens for reading a database that may be in use. @throws OlderDatabaseError, NewerDatabaseError, DatabaseConnectionError */
export function openSnapshot(place: DatabasePlace): Promise<DatabaseSnapshot> {
  return engineAt(place) === 'sqlite'
    ? openSqliteSnapshot(sqliteFile(place.dataFolder))
    : openPostgresSnapshot(place.databaseUrl)
}

/** Opens a file of SQLite in any place for reading. */
export async function openSqliteSnapshot(file: string): Promise<DatabaseSnapshot> {
  const client = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const db = drizzle(client, { schema: tables })
    client.exec('BEGIN')
    requireSchemaOnSqlite(db)
    return { reader: { db, tables }, close: async () => void client.close() }
  } catch (error) {
    client.close()
    throw error
  }
}

async function openPostgresSnapshot(url: string): Promise<DatabaseSnapshot> {
  const client = await connectPostgres(url)
  try {
    const db = queriesOn(client)
    await db.execute(sql`begin isolation level repeatable read read only`)
    await requireSchemaOnPostgres(db)
    return { reader: asReader(db), close: () => client.end() }
  } catch (error) {
    await client.end()
    throw error
  }
}
