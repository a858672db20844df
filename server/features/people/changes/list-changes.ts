import type { Actor } from '../../../access/actor.ts'
import type { AccountChanges } from '../../../contract/account-changes.ts'
import type { Reader } from '../../../db/store.ts'
import { accountChanges, type AskedChange } from '../../../records/kinds/access/account-changes.ts'
import { namesOfActors } from '../queries.ts'
import { changeTransitions, isVoid } from './decide-change.ts'

/** The number of decided changes that are listed. */
const decidedShown = 20

/** The changes of accounts that wait for a second person, and the last that were decided, the newest first. */
export async function listChanges(reader: Reader, actor: Actor): Promise<AccountChanges> {
  const all = (await accountChanges(reader)).reverse()
  const waiting = all.filter(({ decided }) => !decided)
  const shown = [...waiting, ...all.filter(({ decided }) => decided).slice(0, decidedShown)]
  const nameOf = await namesOfActors(
    reader,
    shown.flatMap(({ asked, decided }) => [asked.by, ...(decided ? [decided.by] : [])]),
  )
  const voided = new Set<AskedChange>()
  for (const change of waiting) if (await isVoid(reader, change)) voided.add(change)
  return {
    changes: shown.map((change) => {
      const { asked, decided } = change
      const { person, title } = asked.act
      return {
        ...{ id: asked.change, person, title, at: asked.at, by: nameOf(asked.by) },
        state: decided?.step ?? 'waiting',
        decided: decided ? { at: decided.at, by: nameOf(decided.by), reason: decided.reason } : null,
        transitions: changeTransitions(change, actor).filter(
          (action) => action !== 'confirm' || !voided.has(change),
        ),
      }
    }),
  }
}
