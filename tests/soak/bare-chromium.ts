import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { resident } from '#tests/bench/resident.ts'
import { quietArgs } from '#tests/support/browser/browser.ts'
import { findChromium } from '#tests/support/browser/chromium.ts'

/** Chromium with one page, which no tool listens to but in the moments of a look. */
export interface BareChromium {
  /** The value of an expression in the page. */
  look<T>(expression: string): Promise<T>
  /** The memory of the page after two forced collections. */
  weigh(): Promise<PageMemory>
  /** The console's lines since the last call, as Chromium itself logs them. */
  consoleLines(): string[]
  /** A picture of the page, PNG. */
  picture(): Promise<Buffer>
  stop(): Promise<void>
}

export interface PageMemory {
  /** The JavaScript heap in use, in bytes. */
  readonly heap: number
  /** The resident memory of the page's process, in bytes. */
  readonly resident: number
  readonly nodes: number
  readonly listeners: number
}

const args = [
  '--headless=new',
  ...quietArgs,
  '--window-size=1920,1080',
  '--enable-logging=stderr',
  '--remote-debugging-port=0',
]

/** The milliseconds within which Chromium opens its port, and within which it answers. */
const patience = { start: 30_000, answer: 60_000 }

/** @throws Error where Chromium does not start */
export async function openBareChromium(address: string): Promise<BareChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'xushi-chromium-'))
  const child = spawn(findChromium(), [...args, `--user-data-dir=${profile}`, address], { detached: true })
  const exited = once(child, 'exit')
  let logged = ''
  child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()))
  child.stdout.resume()
  const end = () =>
    child.exitCode === null && child.signalCode === null && process.kill(-child.pid!, 'SIGKILL')
  process.once('exit', end)
  const port = await portOf(join(profile, 'DevToolsActivePort'))

  async function attach<T>(work: (call: Call) => Promise<T>): Promise<T> {
    const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly Debugged[]
    const page = pages.find(({ type }) => type === 'page')
    if (!page) throw new Error('Chromium has no page any more.')
    return calling(page.webSocketDebuggerUrl, work)
  }
  const evaluate = async <T>(call: Call, expression: string): Promise<T> => {
    const asked = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await call<Evaluated<T>>('Runtime.evaluate', asked)
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception.description}`)
    return result.value
  }
  /** A page that goes to another address meanwhile is looked at anew. */
  const look = <T>(expression: string): Promise<T> =>
    attach((call) => evaluate<T>(call, expression)).catch((error: unknown) => {
      if (error instanceof Error && error.message.includes('Execution context was destroyed'))
        return look<T>(expression)
      throw error
    })
  return {
    look,
    weigh: () =>
      attach(async (call) => {
        for (let time = 0; time < 2; time += 1) {
          await call('HeapProfiler.collectGarbage')
          await pause(100)
        }
        const { usedSize } = await call<{ usedSize: number }>('Runtime.getHeapUsage')
        const { nodes, jsEventListeners } = await call<{ nodes: number; jsEventListeners: number }>(
          'Memory.getDOMCounters',
        )
        return {
          heap: usedSize,
          resident: residentOfRenderer(child.pid!),
          nodes,
          listeners: jsEventListeners,
        }
      }),
    consoleLines: () => {
      const whole = logged.slice(0, logged.lastIndexOf('\n') + 1)
      logged = logged.slice(whole.length)
      return whole.split('\n').filter((line) => line.includes(':CONSOLE'))
    },
    picture: () =>
      attach(async (call) => {
        const { data } = await call<{ data: string }>('Page.captureScreenshot', { format: 'png' })
        return Buffer.from(data, 'base64')
      }),
    stop: async () => {
      end()
      await exited
      process.off('exit', end)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

interface Debugged {
  readonly type: string
  readonly webSocketDebuggerUrl: string
}
interface Evaluated<T> {
  readonly result: { readonly value: T }
  readonly exceptionDetails?: { readonly exception: { readonly description: string } }
}
type Call = <T>(method: string, params?: object) => Promise<T>

/** The port that Chromium writes into a file of its profile. */
async function portOf(file: string): Promise<number> {
  const givenUpAt = performance.now() + patience.start
  for (;;) {
    try {
      const [line = ''] = readFileSync(file, 'utf8').split('\n')
      if (/^\d+$/.test(line)) return Number(line)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    if (performance.now() > givenUpAt) throw new Error('Chromium did not open its port within 30 s.')
    await pause(50)
  }
}

/** The tool's line is open only while `work` goes on. */
async function calling<T>(url: string, work: (call: Call) => Promise<T>): Promise<T> {
  const socket = new WebSocket(url)
  await once(socket, 'open')
  let last = 0
  const call: Call = async <T>(method: string, params: object = {}) => {
    const id = (last += 1)
    const answered = new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${method} was not answered.`)), patience.answer)
      socket.on('message', function hear(data: Buffer) {
        const answer = JSON.parse(data.toString()) as { id?: number; result: T; error?: { message: string } }
        if (answer.id !== id) return
        socket.off('message', hear)
        clearTimeout(late)
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`))
        else resolve(answer.result)
      })
    })
    socket.send(JSON.stringify({ id, method, params }))
    return answered
  }
  try {
    return await work(call)
  } finally {
    socket.terminate()
  }
}

/** The resident memory of the page's process: the greatest of those that draw for this Chromium. */
function residentOfRenderer(group: number): number {
  const renderers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isRenderer(name, group))
  return Math.max(...renderers.map((pid) => resident(Number(pid))))
}

function isRenderer(pid: string, group: number): boolean {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!
    // The third of these fields is the process group.
    if (Number(afterName.split(' ')[2]) !== group) return false
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
  } catch (error) {
    // The process has ended meanwhile.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code!)) return false
    throw error
  }
}
