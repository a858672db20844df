import type { Actor } from '../../access/actor.ts'
import { deleteSessionsOf, type PersonRow } from '../../access/queries.ts'
import type { Deps } from '../../deps.ts'
import { storeSecondFactor } from '../../records/accounts/store-second-factor.ts'
import { requirePerson } from './change-person.ts'

/** Takes away the one-time codes of a person who lost them, and ends the person's sessions. @throws AppError not-found */
export async function resetSecondFactor(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  id: string,
): Promise<PersonRow> {
  return store.write(async (writer) => {
    const before = await requirePerson(writer, id)
    if (before.secondFactor === null) return before
    await storeSecondFactor(writer, actor.id, id, null)
    await deleteSessionsOf(writer, id)
    return requirePerson(writer, id)
  })
}
