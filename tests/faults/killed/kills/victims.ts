import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import type { Place } from './read-rows.ts'
import { startServer, type ServerOptions, type ServerProcess } from '#tests/support/servers/server-process.ts'

/** A process that is killed and started again. */
export interface Victim {
  readonly what: string
  server(): ServerProcess
  readonly place: Place
  /** The process is killed without any notice before. */
  strike(): Promise<void>
  /** The killed process alone is started again. */
  recover(): Promise<void>
  /** All processes end, and the data are removed. */
  stop(): Promise<void>
}

type Options = Pick<ServerOptions, 'demo' | 'settings'>

/** A server with its data in a folder. */
export async function serverOnSqlite(options: Options = {}): Promise<Victim> {
  const data = mkdtempSync(join(tmpdir(), 'xushi-'))
  let server = await startServer({ ...options, data })
  return {
    what: 'server on SQLite',
    server: () => server,
    place: { dataFolder: data, databaseUrl: '' },
    strike: () => server.kill('SIGKILL'),
    recover: async () => void (server = await startServer({ ...options, data })),
    stop: async () => {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A server with its data in a PostgreSQL with its usual syncing to disk. */
export async function serverOnPostgres(options: Options = {}): Promise<Victim> {
  const postgres = await startPostgres()
  const databaseUrl = postgres.url
  let server = await startServer({ ...options, databaseUrl })
  return {
    what: 'server on PostgreSQL',
    server: () => server,
    place: { dataFolder: '', databaseUrl },
    strike: () => server.kill('SIGKILL'),
    recover: async () => void (server = await startServer({ ...options, databaseUrl })),
    stop: async () => {
      await server.stop()
      await postgres.stop()
    },
  }
}

/** PostgreSQL itself with all its processes; the server that uses it must reconnect by itself. */
export async function postgresItself(): Promise<Victim> {
  const postgres = await startPostgres()
  const databaseUrl = postgres.url
  const server = await startServer({ databaseUrl })
  return {
    what: 'PostgreSQL itself',
    server: () => server,
    place: { dataFolder: '', databaseUrl },
    strike: () => postgres.kill(),
    recover: async () => {
      await postgres.start()
      await server.healthy()
    },
    stop: async () => {
      await server.stop()
      await postgres.stop()
    },
  }
}
