import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { passwordMatches } from '../../access/password.ts'
import { personId } from '../../access/actors.ts'
import { personById, updatePerson, type PersonRow } from '../people/queries.ts'
import { afterAttempt, refuseWhileLocked, StrangerAttempts, type Attempts } from '../../access/attempts.ts'

/** A refusal takes at least this long, so that neither hashing nor disk tells a known name from an unknown one. */
const refusalTakes = 200

export type ProvePassword = (name: string, password: string) => Promise<PersonRow>

/**
 * The one way to check a password. An attempt is counted before it is checked, in one transaction with the look at the
 * lock, so that a hundred attempts at once are still five.
 */
export function passwordProver({ store, clock }: Pick<Deps, 'store' | 'clock'>): ProvePassword {
  const strangers = new StrangerAttempts()

  async function count(id: string): Promise<{ person: PersonRow | undefined; counted: Attempts }> {
    return store.write(async (writer) => {
      const now = clock.now()
      const person = await personById(writer, id)
      const before = person ?? strangers.of(id)
      refuseWhileLocked(before, now)
      const counted = afterAttempt(before, now)
      if (person) await updatePerson(writer, id, counted)
      else strangers.record(id, counted)
      return { person, counted }
    })
  }

  async function prove(id: string, password: string): Promise<PersonRow> {
    const { person, counted } = await count(id)
    const matches = await passwordMatches(person?.passwordHash, password)
    if (person && matches && person.disabledAt === null) return person
    const { lockedUntil } = counted
    if (person && lockedUntil !== null) {
      await store.write(async (writer) => {
        await writer.append({
          actor: 'system',
          kind: 'person.locked',
          subject: `person:${id}`,
          payload: { until: lockedUntil },
        })
      })
    }
    throw new AppError('wrong-name-or-password', '登录名或密码不对。连续 5 次不对将锁定 15 分钟。')
  }

  return async (name, password) => {
    const patience = pause(refusalTakes)
    try {
      return await prove(personId(name), password)
    } catch (error) {
      await patience
      throw error
    }
  }
}
