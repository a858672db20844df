import type { Dice } from './dice.ts'
import { credential, request, type Holder, type HostileInput, type Victim } from './hostile-input.ts'

/** Where bodies are taken, and from whom. */
const doors: readonly (readonly [string, Holder])[] = [
  ['POST /api/observations', 'token'],
  ['POST /api/observations', 'reporter'],
  ['POST /api/session', 'token'],
  ['POST /api/people', 'administrator'],
  ['PATCH /api/people/admin', 'administrator'],
  ['POST /api/displays', 'administrator'],
  ['POST /api/review/approvals', 'reviewer'],
  ['POST /api/review/returns', 'reviewer'],
  ['PUT /api/session/password', 'reporter'],
]

/** Sends a body to one of the doors, two times of three by somebody who may. */
export function postBody(
  dice: Dice,
  victim: Victim,
  body: string | Buffer,
  headers: readonly string[] = ['content-type: application/json'],
): Pick<HostileInput, 'writes'> {
  const [door, holder] = dice.of(doors)
  const length = `content-length: ${Buffer.byteLength(body)}`
  return { writes: [request(victim, door, [credential(dice, victim, holder), ...headers, length], body)] }
}
