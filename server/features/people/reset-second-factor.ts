import type { Actor } from '../../access/actor.ts'
import type { PersonRow } from '../../access/queries.ts'
import type { Writer } from '../../db/store.ts'
import type { Deps } from '../../deps.ts'
import { endSessions } from '../../records/accounts/audit/end-sessions.ts'
import { storeSecondFactor } from '../../records/accounts/store-second-factor.ts'
import { requirePerson } from './change-person.ts'
import { askForSecond, needsSecond } from './changes/second-person.ts'
import { personTitle } from './changes/wider-access.ts'

/**
 * Takes away the one-time codes of a person who lost them, and ends the person's sessions. Where a second administrator must confirm,
 * nothing is done until then. @returns the person, or the id of the change that waits @throws AppError not-found, conflict
 */
export async function resetSecondFactor(
  { store, ...deps }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>,
  actor: Actor,
  id: string,
): Promise<PersonRow | { readonly waits: string }> {
  return store.write(async (writer) => {
    const person = await requirePerson(writer, id)
    if (person.secondFactor !== null && (await needsSecond(writer, deps, actor, id))) {
      const title = `停用 ${personTitle(person)} 的动态口令`
      return askForSecond(writer, actor, deps.clock.now(), { about: 'second-factor', person: id, title })
    }
    return endSecondFactorWithin(writer, actor, id)
  })
}

/** Takes away the one-time codes of a person, and ends the person's sessions. @throws AppError not-found */
export async function endSecondFactorWithin(writer: Writer, actor: Actor, id: string): Promise<PersonRow> {
  const before = await requirePerson(writer, id)
  if (before.secondFactor === null) return before
  const { at } = await storeSecondFactor(writer, actor.id, id, null)
  await endSessions(writer, { person: id }, { at, why: '动态口令由他人停用' })
  return requirePerson(writer, id)
}
