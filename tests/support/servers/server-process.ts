import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import { nodeEnvironment } from '../node-environment.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The administrator's password of a first start, with which tests sign in. */
export const adminPassword = 'correct-horse-battery'
export const apiToken = 'token-for-tests-0123456789'

export interface ServerOptions {
  /** The folder of existing data; a new one by default, which `stop` removes. */
  readonly data?: string
  readonly port?: number
  /** A PostgreSQL database in place of the folder. */
  readonly databaseUrl?: string
  readonly demo?: boolean
  /** The folder of another program than this one. */
  readonly program?: string
  /** Options of Node itself: `--inspect=127.0.0.1:0`. */
  readonly node?: readonly string[]
  /** Limits of the process, in the form of the shell's `ulimit`: `-f 4096`. */
  readonly limit?: string
  /** Further settings; by default there are no scheduled backups. */
  readonly settings?: Readonly<Record<string, string>>
}

/** The real server, as `npm start` runs it, in a process group of its own. */
export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly data: string
  readonly pid: number
  /** Milliseconds from the start of the process to the first good answer of /healthz. */
  readonly startedIn: number
  /** The whole output of the process so far. */
  output(): string
  /** Nobody reads the output any more, as where `npm start | tee log` lost its `tee`. */
  stopReading(): void
  /** True until the process has ended. */
  alive(): boolean
  /** The exit code; null while the process runs, and where a signal ended it. */
  exitCode(): number | null
  /**
   * The promise resolves when /healthz answers well.
   * @throws Error with the output where the process ends before, or does not answer within three minutes
   */
  healthy(): Promise<void>
  /** The whole group ends at once, by default as by a power cut, and the promise waits for it. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** The server ends, and a data folder that was made here is removed. */
  stop(): Promise<void>
}

/** The longest waits in milliseconds: for a start, and for one request to /healthz. */
const patience = { start: 180_000, look: 10_000 }

/** The server is started and waited for. @throws Error as `healthy` does, after ending the server */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort())
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'xushi-'))
  const program = options.program ?? root
  const command = [
    process.execPath,
    ...(options.node ?? []),
    join(program, 'server/main.ts'),
    ...(options.demo ? ['--demo'] : []),
  ]
  const limited =
    options.limit === undefined ? [] : ['/bin/sh', '-c', `ulimit ${options.limit}; exec "$@"`, 'sh']
  const [file = '', ...args] = [...limited, ...command]
  const begun = performance.now()
  const child = spawn(file, args, {
    cwd: program,
    detached: true,
    env: {
      ...nodeEnvironment(),
      PORT: String(port),
      XUSHI_DATA: data,
      DATABASE_URL: options.databaseUrl ?? '',
      XUSHI_ADMIN_PASSWORD: adminPassword,
      XUSHI_API_TOKEN: apiToken,
      XUSHI_BACKUP_AT: 'off',
      ...options.settings,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = once(child, 'exit')
  const alive = () => child.exitCode === null && child.signalCode === null
  const send = (signal: NodeJS.Signals) => {
    if (alive() && child.pid !== undefined) process.kill(-child.pid, signal)
  }
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    send(signal)
    await exited
  }
  // A process group of its own would otherwise outlive this process.
  const endWithUs = () => send('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))

  const url = `http://127.0.0.1:${port}`
  const healthy = async () => {
    const givenUpAt = performance.now() + patience.start
    for (let seen = await lookAt(url); seen !== healthyAnswer; seen = await lookAt(url)) {
      if (!alive()) throw new Error(`The server ended before it was healthy:\n${output}`)
      if (performance.now() > givenUpAt)
        throw new Error(`The server was not healthy within three minutes, but ${seen}:\n${output}`)
      await pause(10)
    }
  }
  await healthy().catch(async (error: unknown) => {
    await kill()
    throw error
  })
  return {
    url,
    port,
    data,
    pid: child.pid!,
    startedIn: performance.now() - begun,
    output: () => output,
    stopReading: () => {
      child.stdout.destroy()
      child.stderr.destroy()
    },
    alive,
    exitCode: () => child.exitCode,
    healthy,
    kill,
    stop: async () => {
      await kill()
      if (options.data === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
}

const healthyAnswer = 'answered 200'

/** The answer of /healthz in words. */
async function lookAt(url: string): Promise<string> {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patience.look) })
    const body = await answer.text()
    return answer.ok ? healthyAnswer : `answered ${answer.status}: ${body}`
  } catch (error) {
    return `did not answer: ${String(error)}`
  }
}
