import { setTimeout as pause } from 'node:timers/promises'
import type { HostileInput } from './hostile-input.ts'
import { sendInput, type Reception } from './send-input.ts'

/** The outcome of many inputs. */
export interface Assault {
  readonly sent: number
  /** The number of answers of each status, by kind of input. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Forbidden outcomes, each with its kind of input. */
  readonly faults: readonly string[]
}

export interface AssaultOptions {
  /** The number of connections at a time, besides those of clients that linger. */
  readonly abreast: number
  /** Inputs per second; unlimited by default. */
  readonly rate?: number
  /** The longest stay of a client, in milliseconds. */
  readonly patience: number
}

/** All inputs are played. Slow clients and clients that read nothing stay connected beside the others. */
export async function assault(
  port: number,
  inputs: Iterator<HostileInput>,
  { abreast, rate = Infinity, patience }: AssaultOptions,
): Promise<Assault> {
  const answers = new Map<string, Map<string, number>>()
  const faults: string[] = []
  const lingering: Promise<void>[] = []
  let sent = 0
  let nextAt = performance.now()

  /** The promise resolves when the next input is due. */
  async function untilDue(): Promise<void> {
    const at = nextAt
    nextAt += 1000 / rate
    const wait = at - performance.now()
    if (wait > 0) await pause(wait)
  }

  async function send(input: HostileInput): Promise<void> {
    const reception = await sendInput(port, input, Math.min(patience, input.within))
    const kind = answers.get(input.kind) ?? new Map<string, number>()
    answers.set(input.kind, kind)
    const told = [...new Set(reception.statuses)].join() || (reception.hungUp ? 'hung up' : 'nothing')
    kind.set(told, (kind.get(told) ?? 0) + 1)
    faults.push(...faultsOf(input, reception, patience).map((fault) => `${input.kind}: ${fault}`))
  }

  async function sendOn(): Promise<void> {
    for (let next = inputs.next(); !next.done; next = inputs.next()) {
      sent += 1
      await untilDue()
      const playing = send(next.value)
      if (lingers(next.value)) lingering.push(playing)
      else await playing
    }
  }

  await Promise.all(Array.from({ length: abreast }, sendOn))
  await Promise.all(lingering)
  return { sent, answers, faults }
}

function lingers({ deaf, pause, writes }: HostileInput): boolean {
  return deaf || pause !== undefined || writes.length === 0
}

function faultsOf(input: HostileInput, { statuses, said, hungUp }: Reception, patience: number): string[] {
  const broken = statuses.filter((status) => status >= 500)
  const passed = statuses.filter((status) => status === 101 || (status >= 200 && status < 300))
  const waits = input.leaves !== 'by reset' && !input.deaf && input.within <= patience
  return [
    ...broken.map((status) => `answered ${status}: ${said.slice(0, 600)}`),
    ...(input.mayPass ? [] : passed.map((status) => `let pass with ${status}: ${said.slice(0, 200)}`)),
    ...(waits && !hungUp ? [`not hung up on within ${input.within} ms, heard ${statuses.join()}`] : []),
  ]
}
