import { callApi } from '#tests/support/callers/api-call.ts'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'
import { mixedAttempts, type Attempt } from './attempts.ts'
import type { Hands } from './hands.ts'

/** A write that was tried. An unacknowledged write may have taken place, as a whole. */
interface Write extends Attempt {
  acknowledged: boolean
  /** The last answer or error that was no acknowledgement. */
  instead: string
}

/** Writes that broke a promise: lost, half stored, or stored twice. */
interface BrokenWrites {
  readonly lost: readonly string[]
  readonly half: readonly string[]
  readonly twice: readonly string[]
}

/** Mixed writes through the API, and the known outcome of each. */
export interface Workload {
  /** One write is tried. @throws Error where it is refused for another reason than a kill */
  write(random: () => number): Promise<void>
  /** Unacknowledged writes that have a key are repeated until they are acknowledged. */
  repeat(): Promise<void>
  /** All writes so far are compared with the stored traces. */
  judge(traces: ReadonlyMap<string, number>): BrokenWrites
  counts(): Readonly<Record<'acknowledged' | 'unanswered', number>>
}

/** Milliseconds within which a repeated write must be acknowledged, since the killed process is back. */
const patience = 60_000

export function mixedWorkload(server: () => ServerProcess, hands: Hands): Workload {
  const next = mixedAttempts(hands)
  const writes: Write[] = []

  async function attempt(write: Write): Promise<void> {
    const { body, instead } = await answerTo(server(), write)
    if (instead !== undefined) return void (write.instead = instead)
    write.acknowledged = true
    write.taken?.(body as never)
  }

  return {
    write: async (random) => {
      const write = { ...next(random), acknowledged: false, instead: '' }
      writes.push(write)
      await attempt(write)
    },
    repeat: async () => {
      for (const write of writes) {
        const givenUpAt = Date.now() + patience
        while (write.repeatable && !write.acknowledged) {
          if (Date.now() > givenUpAt) throw new Error(`No yes to ${write.kind}, but ${write.instead}`)
          await attempt(write)
        }
      }
    },
    judge: (traces) => {
      const breaches = { lost: [] as string[], half: [] as string[], twice: [] as string[] }
      for (const write of writes) {
        const times = write.traces.map((trace) => traces.get(trace) ?? 0)
        const all = times.every((count) => count > 0)
        const name = `${write.kind}: ${write.traces.join('; ')}`
        if (write.acknowledged && !all) breaches.lost.push(name)
        if (!all && times.some((count) => count > 0)) breaches.half.push(name)
        if (times.some((count) => count > 1)) breaches.twice.push(name)
      }
      return breaches
    },
    counts: () => {
      const acknowledged = writes.filter((write) => write.acknowledged).length
      return { acknowledged, unanswered: writes.length - acknowledged }
    },
  }
}

interface Answer {
  readonly body?: unknown
  /** The answer or error in place of an acknowledgement, where the server or its database is gone. */
  readonly instead?: string
}

async function answerTo(server: ServerProcess, { kind, path, body, options }: Attempt): Promise<Answer> {
  try {
    const answer = await callApi<unknown>(server, path, body, options)
    if (answer.status < 300) return { body: answer.body }
    if (answer.status === 503) return { instead: JSON.stringify(answer.body) }
    throw new Error(`${kind} was refused: ${JSON.stringify(answer.body)}`)
  } catch (error) {
    // `fetch` throws this error when the connection breaks.
    if (error instanceof TypeError) return { instead: String(error) }
    throw error
  }
}
