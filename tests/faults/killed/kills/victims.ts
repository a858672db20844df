import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#tests/support/databases/postgres-server.ts'
import type { Place } from './read-rows.ts'
import { startServer, type ServerOptions, type ServerProcess } from '#tests/support/servers/server-process.ts'

/** What is killed, and brought back. */
export interface Victim {
  readonly what: string
  server(): ServerProcess
  readonly place: Place
  /** Kills it; what runs in this process is told of nothing before it is done. */
  strike(): Promise<void>
  /** Brings back what was killed and nothing else. */
  recover(): Promise<void>
  /** Ends everything and removes the data. */
  stop(): Promise<void>
}

type Options = Pick<ServerOptions, 'demo' | 'settings'>

/** Our server, its data in a folder. */
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

/** Our server, its data in a PostgreSQL that syncs to disk as it comes. */
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

/** The PostgreSQL server with all its processes, under a server of ours that must find it again by itself. */
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
