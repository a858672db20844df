import { fork } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Assault, AssaultOptions } from './assault.ts'
import type { Victim } from './hostile-input.ts'

export interface AttackOptions extends AssaultOptions {
  readonly port: number
  readonly seed: number
  readonly inputs: number
  readonly victim: Victim
}

export type AttackOutcome = Pick<Assault, 'sent' | 'faults'>

const attacker = fileURLToPath(new URL('attacker.ts', import.meta.url))

/**
 * The attack runs in a process of its own, so that its work does not delay the measurements beside it; the process has
 * the lowest priority, since a real attacker has a machine of its own.
 * @throws Error where the process ended early
 */
export async function attackApart(options: AttackOptions): Promise<AttackOutcome> {
  const child = fork(attacker, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The attacker ended with ${String(code)}`)
  })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  child.send(options)
  const [outcome] = (await Promise.race([once(child, 'message'), ended])) as [AttackOutcome]
  ended.catch(() => {})
  return outcome
}
