import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { unlockAddressesOf } from '../../access/queries.ts'
import { requirePerson } from './change-person.ts'
import { updatePerson } from './queries.ts'

/** Unlocks an account; its password stays. @throws AppError not-found */
export async function unlockPerson({ store }: Pick<Deps, 'store'>, actor: Actor, id: string): Promise<void> {
  await store.write(async (writer) => {
    await requirePerson(writer, id)
    await updatePerson(writer, id, { failedSignIns: 0, lockedUntil: null })
    await unlockAddressesOf(writer, id)
    await writer.append({ actor: actor.id, kind: 'person.unlocked', subject: `person:${id}`, payload: {} })
  })
}
