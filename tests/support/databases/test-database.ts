import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Config } from '#server/start/config.ts'

/** An empty database of the project's engine. */
export interface TestDatabase {
  readonly place: Pick<Config, 'databaseUrl' | 'dataFolder'>
  drop(): Promise<void>
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const postgres = inject('postgresUrl') as string | undefined
  return postgres === undefined ? sqliteDatabase() : postgresDatabase(postgres)
}

export function sqliteDatabase(): TestDatabase {
  const dataFolder = mkdtempSync(join(tmpdir(), 'xushi-'))
  return {
    place: { databaseUrl: '', dataFolder },
    drop: async () => rmSync(dataFolder, { recursive: true, force: true }),
  }
}

/** A new database: empty, or a copy of the named one, which nobody has open meanwhile. */
export async function postgresDatabase(server: string, template?: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const databaseUrl = new URL(server)
  databaseUrl.pathname = name
  await onServer(server, `create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  return {
    place: { databaseUrl: databaseUrl.href, dataFolder: '' },
    drop: () => onServer(server, `drop database ${name} with (force)`),
  }
}

/** A lasting connection to each server. */
const connections = new Map<string, pg.Pool>()

async function onServer(server: string, statement: string): Promise<void> {
  await (connections.get(server) ?? connect(server)).query(statement)
}

function connect(server: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: server, max: 1, allowExitOnIdle: true })
  // A test may stop its server while the connection is idle; the next statement reports it.
  pool.on('error', () => {})
  connections.set(server, pool)
  return pool
}
