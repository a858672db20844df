import { boardRight, levelRight } from '../../access/actors.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { addDays, isDate } from '#metrics/period/civil-date.ts'
import type { NewToken } from '../../contract/tokens.ts'
import { changingAlone, rightNames } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { Actor } from '../../access/actor.ts'
import { refuseTakenName } from '../../access/names/taken-names.ts'
import { newSecret } from '../../access/secret.ts'
import { controls, directionMarks } from '#metrics/workflow/unseen-characters.ts'
import type { TokenRow } from './queries.ts'
import { storeToken } from './store-token.ts'

/** The latest last day of a token; one that is asked for without a day has no end. */
const LATEST = '2099-12-31'

type Modes = Pick<Deps, 'catalogue' | 'threeAdministrators'>

/**
 * The rights of which only the operator makes tokens: where an installation asks for a second person, nobody both makes and uses a token
 * by which figures or the catalogue change at once.
 */
export function madeAtMachine({
  catalogue,
  threeAdministrators = false,
}: Modes): (typeof changingAlone)[number][] {
  return catalogue.twoPersons || threeAdministrators ? [...changingAlone] : []
}

/**
 * Creates a token with a new secret, which is returned once. It expires at the end of its last day. @throws AppError bad-request,
 * not-allowed, not-found, unknown-organisation, unknown-region, conflict for the name of a person or a display
 */
export async function createToken(
  deps: Pick<Deps, 'store' | 'clock'> & Modes,
  actor: Actor,
  { name, rights, cells, expiresOn }: NewToken,
): Promise<{ token: TokenRow; secret: string }> {
  if (name.trim() === '' || controls.test(name) || directionMarks.test(name))
    throw new AppError(
      'bad-request',
      '令牌的名称不能为空，也不能含换行、控制字符或改变书写方向的字符；请写用途，例如“统计平台”。',
    )
  const apart = madeAtMachine(deps).find((right) => rights.includes(right))
  if (apart !== undefined && actor.kind !== 'system')
    throw new AppError(
      'not-allowed',
      `这里重要的变更须两人办理，带「${rightNames[apart]}」权限的令牌不在页面上建：请运维人员在服务器上用 npm run token -- make 建立。`,
    )
  refuseUnclear(deps.catalogue.current(), { name, rights, ...(cells && { cells }) })
  if (expiresOn != null && !isDate(expiresOn))
    throw new AppError('bad-request', `没有这一天：${expiresOn}。有效期请写成 2027-10-31。`)
  if (expiresOn != null && expiresOn < deps.clock.today())
    throw new AppError(
      'bad-request',
      `有效期至 ${expiresOn}，已经过去；请写今天或以后的日期，或留空为长期有效。`,
    )
  if (expiresOn != null && expiresOn > LATEST)
    throw new AppError('bad-request', `有效期最晚写 ${LATEST}；要长期有效，请留空。`)
  const expiresAt = expiresOn == null ? null : `${addDays(expiresOn, 1)}T00:00:00.000+08:00`
  const secret = newSecret()
  const wanted = { name, secret, rights: [...new Set(rights)], expiresAt, ...(cells && { cells }) }
  const now = deps.clock.now()
  const token = await deps.store.write(async (writer) => {
    await refuseTakenName(writer, name, { own: 'token:', now })
    return storeToken(writer, actor, wanted, now)
  })
  return { token, secret }
}

function refuseUnclear(index: CatalogueIndex, { rights, cells }: Omit<NewToken, 'expiresOn'>): void {
  const boards = rights.flatMap((right) =>
    right.startsWith(boardRight) ? [right.slice(boardRight.length)] : [],
  )
  if (rights.includes('read') && boards.length > 0)
    throw new AppError('bad-request', '“读取全部”与“只读所选看板”只能取其一。')
  const levels = rights.filter((right) => right.startsWith(levelRight))
  if (levels.length > 1) throw new AppError('bad-request', '公开程度只能取其一：共享或公开。')
  if (levels.length > 0 && boards.length === 0 && !rights.includes('read'))
    throw new AppError('bad-request', '限定公开程度的令牌须有读取权限：读取全部，或只读所选看板。')
  const unknown = boards.find((scope) => !index.targetsIn(scope))
  if (unknown !== undefined)
    throw new AppError('not-found', `没有这个范围：${unknown}。请写地区代码或文件编号。`)
  if (rights.includes('report') !== (cells !== undefined))
    throw new AppError('bad-request', '有填报权限的令牌须写明单位和地区（cells），其他令牌不写。')
  if (rights.includes('report') && rights.includes('publish'))
    throw new AppError('bad-request', '填报的数据须经审核，发布的直接生效：两种权限请分两个令牌。')
  const organisation = cells?.organisations.find((id) => !index.organisations.has(id))
  if (organisation !== undefined)
    throw new AppError('unknown-organisation', `目录中没有单位“${organisation}”。`)
  const region = cells?.regions.find((code) => !index.regions.has(code))
  if (region !== undefined) throw new AppError('unknown-region', `目录中没有地区“${region}”。`)
}
