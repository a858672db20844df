import { rightsOf } from '../../access/actor.ts'
import { hasRight, needed, type Role } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { personById } from '../people/queries.ts'

/** Refuses the picture of an address whose maker may not make any more addresses. @throws AppError not-allowed */
export async function refuseFormerSigner({ store }: Pick<Deps, 'store'>, by: string): Promise<void> {
  const person = await personById(store.reader, by.replace(/^person:/, ''))
  const roles = JSON.parse(person?.roles ?? '[]') as Role[]
  if (person && person.disabledAt === null && hasRight(rightsOf(roles), needed.pictureAddresses)) return
  throw new AppError(
    'not-allowed',
    '开这个图片地址的人已经没有这项职责，地址不再有效。请向系统管理员要新的地址。',
  )
}
