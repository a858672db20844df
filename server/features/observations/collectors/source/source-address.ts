import type { CollectorDraft } from '../../../../contract/collectors.ts'
import type { Deps } from '../../../../deps.ts'
import { AppError } from '../../../../errors.ts'
import { hostOf } from '../../../../outgoing/allowed-address.ts'
import { isForbiddenHost } from '../../../../outgoing/guarded-lookup.ts'

/** Whether two addresses are of one server. */
export function isSameServer(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)]
  return a.protocol === b.protocol && a.host === b.host
}

/**
 * Reads a source's address. Forbidden IP addresses, localhost at one too, are refused here, host names when a connection is made. @throws AppError
 * bad-request
 */
export async function sourceAddress(
  { outgoing }: Pick<Deps, 'outgoing'>,
  { url: text, form, query = '' }: Pick<CollectorDraft, 'url' | 'form' | 'query'>,
): Promise<URL> {
  const url = URL.parse(text.trim())
  if (form === 'sql') refuseUnfitDatabase(url, query)
  else refuseUnfitPage(url)
  if (await isForbiddenHost(url!, outgoing))
    throw new AppError(
      'bad-request',
      `${hostOf(url!)} 是内部地址。确要从这里采集，请运维人员把它列入设置 XUSHI_OUTGOING_HOSTS。`,
    )
  return url!
}

function refuseUnfitDatabase(url: URL | null, query: string): void {
  if (
    !url ||
    !/^(postgres(ql)?|mysql|mariadb):$/.test(url.protocol) ||
    url.hostname === '' ||
    url.pathname.length < 2
  )
    throw new AppError(
      'bad-request',
      '数据库的地址应为 postgres://用户@主机:5432/库 或 mysql://用户@主机:3306/库。',
    )
  if (url.password !== '' || url.hash !== '')
    throw new AppError('bad-request', '地址里不能带密码：请填在“密码”里，封存后保存。')
  if (!/^\s*(select|with)\b/i.test(query))
    throw new AppError('bad-request', '查询应以 select 或 with 开头，只有一条，只读不改。')
}

function refuseUnfitPage(url: URL | null): void {
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new AppError(
      'bad-request',
      '地址应以 https:// 或 http:// 开头，如 https://data.example.gov.cn/figures.csv。',
    )
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw new AppError(
      'bad-request',
      '地址里不能带用户名、密码和 # 后的部分：密钥请填在“密钥”里，封存后保存。',
    )
}
