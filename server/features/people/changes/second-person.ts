import { actorOfPerson } from '../../../access/actors.ts'
import type { Actor } from '../../../access/actor.ts'
import { hasRight, needed } from '../../../contract/rights.ts'
import type { Reader, Writer } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import {
  accountChanges,
  storeAccountStep,
  type AccountAct,
} from '../../../records/kinds/access/account-changes.ts'
import { allPeople } from '../queries.ts'

/**
 * Whether a change of an account waits for a second person: where the installation asks for two, and somebody besides the caller may
 * confirm. Who keeps the accounts alone is not locked out, nor is the operator at the machine. @throws AppError conflict where nobody
 * could confirm but the person whom it is for
 */
export async function needsSecond(
  reader: Reader,
  { catalogue, threeAdministrators = false }: Pick<Deps, 'catalogue' | 'threeAdministrators'>,
  actor: Actor,
  person: string,
): Promise<boolean> {
  if (actor.kind === 'system' || !(catalogue.twoPersons || threeAdministrators)) return false
  const others = (await allPeople(reader))
    .filter(({ disabledAt }) => disabledAt === null)
    .map(actorOfPerson)
    .filter(({ id, rights }) => id !== actor.id && hasRight(rights, needed.confirmAccounts))
  if (others.length === 0) return false
  if (others.some(({ id }) => id !== `person:${person}`)) return true
  throw new AppError(
    'conflict',
    '这里要第二人确认，而除您以外只有本人是管理员，不能确认自己的：请先新建第三位管理员；要停用的，忘了密码、丢了动态口令的，请运维人员在服务器上用 npm run account 办理。',
  )
}

/** Puts a change before a second person. @returns its id @throws AppError conflict where one on the same account waits */
export async function askForSecond(
  writer: Writer,
  { id: by }: Actor,
  at: string,
  act: AccountAct,
): Promise<{ readonly waits: string }> {
  const all = await accountChanges(writer)
  const isSame = (other: AccountAct) => other.person === act.person && other.about === act.about
  if (all.some(({ asked, decided }) => !decided && isSame(asked.act)))
    throw new AppError('conflict', `“${act.title}”已有一项同样的变更在等第二人确认，请先确认、不同意或收回。`)
  const change = String(all.length + 1)
  await storeAccountStep(writer, act.title, { change, by, at, step: 'asked', act })
  return { waits: change }
}
