import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createConnection, type Connection } from 'mysql2/promise'
import { freePort } from '../servers/free-port.ts'
import { databaseAccount } from './database-account.ts'
import { isExecutable } from '../install-debian-package.ts'

const [program, install] = ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db']

/** A real MariaDB server of the tests, in a folder of its own. */
export interface MariadbServer {
  readonly port: number
  /** Statements of its administrator, one after another. */
  run(...statements: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** Whether this machine has MariaDB's programs. */
export const hasMariadb = () => isExecutable(program) && isExecutable(install)

/** The name of the package that has them. */
export const mariadbPackage = 'mariadb-server'

/** A server is started with the given options (`--ssl-key=…`) besides its own. */
export async function startMariadb(options: readonly string[] = []): Promise<MariadbServer> {
  const folder = mkdtempSync(join(tmpdir(), 'xushi-mariadb-'))
  const account = databaseAccount()
  const owner = account ? ['--user=nobody'] : []
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o755)
  const own = ['--no-defaults', ...owner, `--datadir=${folder}/data`]
  execFileSync(install, [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    stdio: 'ignore',
  })
  const port = await freePort()
  const socketPath = join(folder, 'socket')
  const child = spawn(
    program,
    [...own, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${socketPath}`, ...options],
    { stdio: 'ignore' },
  )
  const exited = once(child, 'exit')
  const administrator = await connected(socketPath)
  return {
    port,
    run: async (...statements) => {
      for (const statement of statements) await administrator.query(statement)
    },
    stop: async () => {
      await administrator.end()
      child.kill()
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function connected(socketPath: string, left = 200): Promise<Connection> {
  try {
    return await createConnection({ socketPath, user: 'root' })
  } catch (error) {
    if (left === 0) throw error
    await pause(100)
    return connected(socketPath, left - 1)
  }
}
