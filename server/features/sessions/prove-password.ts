import { systemActor } from '../../access/actor.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { passwordMatches } from '../../access/password.ts'
import { personId } from '../../access/actors.ts'
import type { PersonRow } from '../people/queries.ts'
import { beginsWait, StrangerAttempts } from '../../access/attempts.ts'
import { countAttempt, type SignInAttempt } from './count-attempts.ts'

/** The least milliseconds that a refusal takes, so that its duration does not tell whether a name exists. */
const refusalTakes = 200

export type ProvePassword = (attempt: SignInAttempt, password: string) => Promise<PersonRow>

/**
 * Creates the only check of passwords. An attempt is counted before its password is checked, in one transaction with the look at the lock,
 * so that of a hundred attempts at once only the first five are checked.
 */
export function passwordProver({ store, clock }: Pick<Deps, 'store' | 'clock'>): ProvePassword {
  const strangers = new StrangerAttempts()

  async function prove(attempt: SignInAttempt, password: string): Promise<PersonRow> {
    const { person, counted } = await store.write((writer) =>
      countAttempt(writer, strangers, attempt, clock.now()),
    )
    const matches = await passwordMatches(person?.passwordHash, password)
    if (person && matches && person.disabledAt === null) return person
    const { lockedUntil } = counted
    if (person && lockedUntil !== null && beginsWait(counted)) {
      await store.write(async (writer) => {
        await writer.append({
          actor: systemActor.id,
          kind: 'person.locked',
          subject: `person:${person.id}`,
          payload: { until: lockedUntil },
        })
      })
    }
    throw new AppError(
      'wrong-name-or-password',
      '登录名或密码不对。连续 5 次不对就须等待，从 1 分钟起，再错一次加倍，至多 15 分钟。',
    )
  }

  return async ({ name, address }, password) => {
    const patience = pause(refusalTakes)
    try {
      return await prove({ name: personId(name), address }, password)
    } catch (error) {
      await patience
      throw error
    }
  }
}
