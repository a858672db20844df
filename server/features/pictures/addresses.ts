import { dateText } from '#metrics/wording/dates.ts'
import { timeToMinute } from '#metrics/wording/instants.ts'
import type { Actor } from '../../access/actor.ts'
import { shanghaiTime } from '../../clock.ts'
import type { PictureAddress, PictureAddressDraft } from '../../contract/pictures.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { targetsIn } from '../../judging/scope.ts'
import type { AskedPicture } from './make-picture.ts'

/** What an address bears, sealed: nobody can read, alter or prolong it without the server's key. */
interface Sealed {
  readonly asked: AskedPicture
  readonly by: string
  readonly expiresAt: string
}
/** The owner of the sealed texts of addresses. */
const owner = 'picture address'
const day = 86_400_000

/** An address of one picture that needs no sign-in until it ends. @throws AppError not-found */
export function newAddress(
  { secrets, clock, catalogue }: Pick<Deps, 'secrets' | 'clock' | 'catalogue'>,
  { id: by }: Pick<Actor, 'id'>,
  { days, ...asked }: PictureAddressDraft,
): PictureAddress {
  const index = catalogue.current()
  if ('scope' in asked) targetsIn(index, asked.scope)
  else if (!index.targets.has(asked.target))
    throw new AppError('not-found', `目录中没有这个目标：${asked.target}。请从看板或目录里取它的编号。`)
  const expiresAt = shanghaiTime(Date.parse(clock.now()) + days * day)
  const sealed = secrets.seal(JSON.stringify({ asked, by, expiresAt } satisfies Sealed), owner)
  return { path: `/api/pictures/signed?address=${Buffer.from(sealed).toString('base64url')}`, expiresAt }
}

/** The picture of an address, and who made the address. @throws AppError not-allowed */
export function openAddress(
  { secrets, clock }: Pick<Deps, 'secrets' | 'clock'>,
  address: string,
): Pick<Sealed, 'asked' | 'by'> {
  const opened = secrets.open(Buffer.from(address, 'base64url').toString(), owner)
  if (opened === undefined)
    throw new AppError('not-allowed', '这个图片地址不对，或服务器的密钥已经换过。请向系统管理员要新的地址。')
  const { asked, by, expiresAt } = JSON.parse(opened) as Sealed
  if (Date.parse(clock.now()) >= Date.parse(expiresAt))
    throw new AppError(
      'not-allowed',
      `这个图片地址已于${dateText(expiresAt.slice(0, 10))} ${timeToMinute(expiresAt)} 到期。请向系统管理员要新的地址。`,
    )
  return { asked, by }
}
