import type { ProposalAction, ProposalState } from '#metrics/workflow/proposal-workflow.ts'
import type { Actor } from '../../../access/actor.ts'
import { actorOfPerson } from '../../../access/actors.ts'
import type { PersonRow } from '../../../access/queries.ts'
import type { Reader } from '../../../db/store.ts'
import type { PersonChange } from '../../../contract/people.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import {
  accountChanges,
  storeAccountStep,
  type AskedChange,
} from '../../../records/kinds/access/account-changes.ts'
import { carryOut, judgeChange } from '../change-person.ts'
import { makerOf, personById } from '../queries.ts'
import { newPasswordOf, resetWithin } from '../reset-password.ts'
import { endSecondFactorWithin } from '../reset-second-factor.ts'

/** The transitions of a change that are open to a caller: who asked takes it back; who neither asked nor gains by it decides. */
export function changeTransitions({ asked, decided }: AskedChange, { id, rights }: Actor): ProposalAction[] {
  if (decided) return []
  if (asked.by === id) return ['take-back']
  const mayDecide = hasRight(rights, needed.confirmAccounts) && id !== `person:${asked.act.person}`
  return mayDecide ? ['confirm', 'refuse'] : []
}

const ends = { confirm: 'confirmed', refuse: 'refused', 'take-back': 'taken' } as const satisfies Record<
  ProposalAction,
  ProposalState
>

/**
 * Confirms, refuses or takes back a change of an account in one transaction; a confirmed one takes effect at once. @returns the person, and
 * the new password of a reset, which is told this once @throws AppError not-found, own-entry, not-allowed, conflict where it was decided
 * before, and what the change itself is refused by
 */
export async function decideChange(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'threeAdministrators'>,
  actor: Actor,
  id: string,
  { action, reason }: { readonly action: ProposalAction; readonly reason: string | null },
): Promise<{ person: PersonRow; password?: string } | undefined> {
  const { store, clock } = deps
  const made = await newPasswordOf(clock, actor)
  const maker = await makerOf(store.reader, actor.id)
  return store.write(async (writer) => {
    const change = (await accountChanges(writer)).find(({ asked }) => asked.change === id)
    if (!change) throw new AppError('not-found', `没有这项账号变更：${id}。`)
    const { asked, decided } = change
    if (decided) throw new AppError('conflict', '这项账号变更已经处理过了，请刷新。')
    if (!changeTransitions(change, actor).includes(action)) {
      if (action === 'take-back')
        throw new AppError('not-allowed', '只有提出人能收回；请写明原因，不同意即可。')
      throw new AppError('own-entry', '自己提出的、为自己办的账号变更，要由另一位管理员确认。')
    }
    if (action === 'confirm') await refuseVoid(writer, change)
    // The ledger tells where the account that confirms was made by whoever asked, since both may be one person's.
    const own = action === 'confirm' && maker === asked.by ? '（确认人的账号由提出人新建）' : ''
    const told = { change: id, by: actor.id, at: clock.now(), step: ends[action], reason }
    await storeAccountStep(writer, asked.act.title + own, told)
    if (action !== 'confirm') return undefined
    const { act } = asked
    if (act.about === 'password') {
      const person = await resetWithin(writer, actor, act.person, made)
      return { person, password: made.password }
    }
    if (act.about === 'second-factor')
      return { person: await endSecondFactorWithin(writer, actor, act.person) }
    const to = act.to as PersonChange
    return {
      person: await carryOut(writer, actor, await judgeChange(writer, deps, actor, act.person, to), to),
    }
  })
}

/** Whether whoever asked may no longer keep accounts: the change is void, and can only be refused. */
export async function isVoid(reader: Reader, { asked }: AskedChange): Promise<boolean> {
  const person = await personById(reader, asked.by.replace(/^person:/, ''))
  return person?.disabledAt !== null || !hasRight(actorOfPerson(person).rights, needed.changePeople)
}

/** Refuses what is void. @throws AppError conflict */
async function refuseVoid(reader: Reader, change: AskedChange): Promise<void> {
  if (await isVoid(reader, change))
    throw new AppError('conflict', '提出人已不再管理人员，这项账号变更作废：请不同意，另行提出。')
}
