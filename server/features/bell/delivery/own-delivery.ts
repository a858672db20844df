import type { Actor } from '../../../access/actor.ts'
import type { Delivery, DeliveryChange } from '../../../contract/delivery.ts'
import type { BellKind } from '../../../contract/bell.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { hostOf } from '../../../outgoing/allowed-address.ts'
import { isForbiddenHost } from '../../../outgoing/guarded-lookup.ts'
import { kindsFor } from '../bell.ts'
import { deliveryOf, putDelivery, type DeliveryRow } from './queries.ts'

/** The kinds that are told as soon as they ring, within the hours of a person; all others are gathered. Rule D-15. */
export const atOnce: readonly BellKind[] = [
  ...(['returned', 'revoked', 'chased', 'asked', 'ordered', 'narrative', 'turned'] as const),
]

/** The hours of people who never said otherwise. Rule D-15. */
const usual = { fromHour: 8, untilHour: 18, workingDays: 1, off: '[]' } as const

type Needs = Pick<Deps, 'store' | 'secrets' | 'outgoing' | 'mails'>

/** Where and when a person is told of their rings outside the pages. */
export async function ownDelivery({ store, secrets, mails }: Needs, actor: Actor): Promise<Delivery> {
  const row = await deliveryOf(store.reader, actor.id)
  const { fromHour, untilHour, workingDays, off } = row ?? usual
  const address = row?.webhook == null ? undefined : secrets.open(row.webhook, actor.id)
  const kinds = kindsFor(actor)
  return {
    ...{ mail: row?.mail ?? null, fromHour, untilHour, workingDays: workingDays === 1, mails },
    webhookHost: row?.webhook == null ? null : address === undefined ? '（打不开）' : new URL(address).host,
    off: JSON.parse(off) as BellKind[],
    ...{ kinds, atOnce: kinds.filter((kind) => atOnce.includes(kind)) },
  }
}

/**
 * Keeps where and when a person is told; what rang before they gave an address is not sent. @throws AppError bad-request for hours that
 * never come, and for an address that the server does not connect to
 */
export async function changeDelivery(
  deps: Needs,
  actor: Actor,
  { mail, webhook, fromHour, untilHour, workingDays, off }: DeliveryChange,
): Promise<void> {
  const { store, secrets, outgoing, mails } = deps
  if (fromHour >= untilHour) throw new AppError('bad-request', '收信时间的开始须早于结束，如 8 点到 18 点。')
  if (mail != null && !mails)
    throw new AppError(
      'bad-request',
      '本系统没有设置发信的邮件服务器（XUSHI_ALERT_SMTP），请与系统管理员联系。',
    )
  const posted = webhook == null ? webhook : await addressOf(webhook, outgoing)
  await store.write(async (writer) => {
    const before = await deliveryOf(writer, actor.id)
    const head = store.head().sequence
    const hadAddress = before !== undefined && (before.mail !== null || before.webhook !== null)
    const { told, gathered, gatheredOn } = hadAddress
      ? before
      : { told: head, gathered: head, gatheredOn: null }
    const row: DeliveryRow = {
      ...{ person: actor.id, fromHour, untilHour, workingDays: workingDays ? 1 : 0 },
      ...{ off: JSON.stringify(off), told, gathered, gatheredOn },
      mail: mail === undefined ? (before?.mail ?? null) : mail,
      webhook:
        posted === undefined
          ? (before?.webhook ?? null)
          : posted === null
            ? null
            : secrets.seal(posted, actor.id),
    }
    await putDelivery(writer, row)
  })
}

/** An address as it is kept. @throws AppError bad-request */
async function addressOf(text: string, outgoing: Needs['outgoing']): Promise<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.username !== '' || url.password !== '')
    throw new AppError('bad-request', '推送地址应为 https:// 或 http:// 开头的地址，其中不写用户名和密码。')
  if (await isForbiddenHost(url, outgoing))
    throw new AppError(
      'bad-request',
      `${hostOf(url)} 是内部地址，没有列入 XUSHI_OUTGOING_HOSTS，不能推送。请与系统管理员联系。`,
    )
  return url.href
}
