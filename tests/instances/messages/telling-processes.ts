import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { later } from '#server/clock.ts'
import { nodeEnvironment } from '#tests/support/node-environment.ts'

const script = fileURLToPath(new URL('./telling-process.ts', import.meta.url))

/** Two processes that tell people from one database, each of which may be killed and is then replaced. */
export interface TellingProcesses {
  /** Both do what is due at an instant; and again a minute later; where one is killed meanwhile it is replaced, and both look once more. */
  at(instant: string): Promise<void>
  /** Kills one of them, as by a power cut; in turn. */
  kill(): void
  stop(): Promise<void>
}

interface Telling {
  readonly process: ChildProcess
  readonly ended: Promise<unknown>
  /** Waits for a line; false where the process ended before. */
  readonly says: (line: string) => Promise<boolean>
}

export async function startTelling(
  databaseUrl: string,
  { smtp, begun }: { readonly smtp: string; readonly begun: string },
): Promise<TellingProcesses> {
  const begin = (): Telling => {
    const child = spawn(process.execPath, [script, databaseUrl, smtp, begun], {
      env: nodeEnvironment(),
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const said = new Set<string>()
    const waiting = new Map<string, () => void>()
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.add(line)
      waiting.get(line)?.()
    })
    child.stdin.on('error', () => {})
    const ended = once(child, 'exit')
    const says = (line: string) => {
      const heard = new Promise<boolean>((resolve) => {
        if (said.has(line)) resolve(true)
        else waiting.set(line, () => resolve(true))
      })
      return Promise.race([heard, ended.then(() => said.has(line))])
    }
    return { process: child, ended, says }
  }
  let pair: readonly Telling[] = [begin(), begin()]
  let killing = -1
  const open = () => Promise.all(pair.map(({ says }) => says('open')))
  await open()

  /** Both do one thing. @returns false where one was killed meanwhile, and was replaced */
  async function doBoth(line: string): Promise<boolean> {
    for (const { process: child } of pair) child.stdin?.write(`${line}\n`)
    const done = await Promise.all(pair.map(({ says }) => says(line)))
    if (done.every(Boolean)) return true
    await Promise.all(
      pair.filter((_, place) => !done[place]).map(({ process }) => forgotten(databaseUrl, process.pid)),
    )
    pair = pair.map((one, place) => (done[place] ? one : begin()))
    await open()
    return false
  }

  const after = (instant: string, minutes: number) => later(instant, minutes * 60_000)

  /** Each looks once a minute. One may lead what turns lights and the other what tells people, who then are told in the next minute. What was told is due from that minute. */
  async function doAt(instant: string): Promise<void> {
    const told = [await doBoth(`tell ${instant}`), await doBoth(`tell ${after(instant, 1)}`)]
    if (!told.every(Boolean)) await doBoth(`tell ${after(instant, 2)}`)
    if (!(await doBoth(`deliver ${after(instant, 3)}`))) await doBoth(`deliver ${after(instant, 4)}`)
  }

  return {
    at: doAt,
    kill: () => {
      killing = (killing + 1) % pair.length
      pair[killing]!.process.kill('SIGKILL')
    },
    stop: async () => {
      for (const { process: child } of pair) child.stdin?.end()
      await Promise.all(pair.map(({ ended }) => ended))
    },
  }
}

/** Waits until the database has noticed the end of a process and released its leases. */
async function forgotten(databaseUrl: string, pid: number | undefined): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const sessions =
    'select 1 from pg_stat_activity where datname = current_database() and application_name like $1'
  while ((await client.query(sessions, [`xushi % ${pid}`])).rowCount) await pause(50)
  await client.end()
}
