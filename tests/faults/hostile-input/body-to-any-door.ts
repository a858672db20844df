import type { Dice } from './dice.ts'
import { credential, request, type Holder, type HostileInput, type Victim } from './hostile-input.ts'

/** Addresses that take bodies, with the people who may send them. */
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

/** The body goes to one of the addresses at random, two times of three by a person with the right. */
export function bodyToAnyDoor(
  dice: Dice,
  victim: Victim,
  body: string | Buffer,
  headers: readonly string[] = ['content-type: application/json'],
): Pick<HostileInput, 'writes'> {
  const [door, holder] = dice.of(doors)
  const length = `content-length: ${Buffer.byteLength(body)}`
  return { writes: [request(victim, door, [credential(dice, victim, holder), ...headers, length], body)] }
}
