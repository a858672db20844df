import { systemActor } from '../../access/actor.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { passwordMatches } from '../../access/passwords/password.ts'
import { personId } from '../../access/actors.ts'
import type { PersonRow } from '../people/queries.ts'
import { beginsWait, StrangerAttempts } from '../../access/attempts.ts'
import { countAttempt, type SignInAttempt } from './count-attempts.ts'

/** The least milliseconds that a refusal takes, so that its duration does not tell whether a name exists. */
const refusalTakes = 200

/** `further`: a second proof that is asked for after a right password; where it fails, the attempt has failed. */
export type ProvePassword = (
  attempt: SignInAttempt,
  password: string,
  further?: (person: PersonRow) => Promise<boolean>,
) => Promise<PersonRow>

/**
 * Creates the only check of passwords. An attempt is counted before its password is checked, in one transaction with the look at the lock,
 * so that of a hundred attempts at once only the first five are checked.
 */
export function passwordProver({ store, clock }: Pick<Deps, 'store' | 'clock'>): ProvePassword {
  const strangers = new StrangerAttempts()

  async function prove(...[attempt, password, further]: Parameters<ProvePassword>): Promise<PersonRow> {
    const { person, counted } = await store.write((writer) =>
      countAttempt(writer, strangers, attempt, clock.now()),
    )
    const matches = await passwordMatches(person?.passwordHash, password)
    const known = matches && person?.disabledAt === null ? person : undefined
    if (known && (!further || (await further(known)))) return known
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
    if (known)
      throw new AppError(
        'wrong-code',
        '动态口令不对，或已经用过：一个口令只能用一次，请等下一个，或填一个没用过的备用码。也请核对手机的时间。',
      )
    throw new AppError(
      'wrong-name-or-password',
      '登录名或密码不对。连续 5 次不对就须等待，从 1 分钟起，再错一次加倍，至多 15 分钟。',
    )
  }

  return async ({ name, address }, password, further) => {
    const patience = pause(refusalTakes)
    try {
      return await prove({ name: personId(name), address }, password, further)
    } catch (error) {
      await patience
      throw error
    }
  }
}
