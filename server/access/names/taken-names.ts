import type { Writer } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { loginNames, namesInUse } from './queries.ts'
import { skeletonOf } from './to-the-eye.ts'

const kinds = { person: '人员', display: '大屏', remote: '遥控器', token: '令牌' } as const

/** What histories and the audit log call the program, its operators and strangers. */
const reserved = ['系统', '未登录', '运维人员', '服务器'].map(skeletonOf)
/** The beginning of the name of a token in histories. */
const ofToken = skeletonOf('令牌“')

/**
 * Refuses a name that looks like that of another person, disabled or not, display, remote or token, or like another's login name, since histories
 * tell names alone. Two tokens may have the same name: a program's new token is called like the one that it replaces. `own`: the id of the
 * account that is to bear the name, with its kind as on the ledger (`person:wang`).
 * @throws AppError conflict
 */
export async function refuseTakenName(
  writer: Writer,
  name: string,
  { own, now }: { readonly own: string; readonly now: string },
): Promise<void> {
  const kindOf = (id: string) => id.split(':', 1)[0] as keyof typeof kinds
  const skeleton = skeletonOf(name)
  if (reserved.includes(skeleton) || skeleton.startsWith(ofToken))
    throw new AppError('conflict', `“${name}”是程序自己的叫法，历史里会混淆，请换个名字。`)
  const other = (await namesInUse(writer, now)).find(
    (account) =>
      account.id !== own &&
      !(kindOf(own) === 'token' && kindOf(account.id) === 'token') &&
      skeletonOf(account.name) === skeleton,
  )
  const login = (await loginNames(writer)).find((id) => `person:${id}` !== own && skeletonOf(id) === skeleton)
  if (login !== undefined)
    throw new AppError('conflict', `“${name}”看上去和登录名“${login}”一样，底账里会混淆，请换个名字。`)
  if (!other) return
  if (other.rests === true)
    throw new AppError(
      'conflict',
      `“${name}”和已停用或待确认的人员“${other.name}”分不清。请换个名字，例如写上单位；那一位已离岗的，也可以先把那一位的姓名改为“${other.name}（已离岗）”。`,
    )
  const kind = kinds[kindOf(other.id)]
  throw new AppError(
    'conflict',
    other.name === name
      ? `已有${kind}叫“${other.name}”，请换个名字，例如写上单位或位置，以便分清。`
      : `“${name}”看上去和${kind}“${other.name}”一样，请换个分得清的名字。`,
  )
}

/** Refuses the login name of a new person that another has already, or that looks like another's. @throws AppError conflict */
export async function refuseTakenLogin(writer: Writer, id: string): Promise<void> {
  const known = await loginNames(writer)
  if (known.includes(id)) throw new AppError('conflict', `登录名“${id}”已有人使用，请换一个。`)
  const skeleton = skeletonOf(id)
  const other = known.find((one) => skeletonOf(one) === skeleton)
  if (other !== undefined)
    throw new AppError('conflict', `登录名“${id}”看上去和“${other}”一样，请换个分得清的。`)
}
