import type { Clock } from '../../clock.ts'
import type { Store } from '../../db/store.ts'
import { eventMessage } from '../../jobs/outbox/message-title.ts'
import type { Deliver } from '../../jobs/outbox/message.ts'
import type { NamedHosts } from '../../outgoing/allowed-address.ts'
import { postGuarded } from '../../outgoing/post-guarded.ts'
import type { SecretSeal } from '../../outgoing/sealed-secret.ts'
import { webhookById } from './queries.ts'
import { signedHeaders } from './sign.ts'

/** The milliseconds for which nothing is sent to a receiver that could not be reached, while others get their messages. */
const restsFor = 5_000

/** Delivers events to the address and with the signature that the receiver has at their delivery. */
export function eventWays({
  store,
  clock,
  outgoing,
  secrets,
}: {
  readonly store: Pick<Store, 'reader'>
  readonly clock: Clock
  readonly outgoing: NamedHosts
  readonly secrets: SecretSeal
}): Readonly<Record<string, Deliver>> {
  const unreached = new Map<string, { readonly until: number; readonly error: unknown }>()
  return {
    [eventMessage]: async ({ subject, payload }) => {
      const webhook = await webhookById(store.reader, subject.slice(0, subject.indexOf(' ')))
      if (!webhook) throw new Error('这个推送已经删除')
      if (webhook.enabled === 0) throw new Error('这个推送已经停用')
      const secret = secrets.open(webhook.secret, webhook.id)
      if (secret === undefined) throw new Error('签名密钥打不开：本机的钥匙文件不是封存它的那一把')
      const resting = unreached.get(webhook.url)
      if (resting && clock.monotonic() < resting.until) throw resting.error
      const body = JSON.stringify(payload)
      const { id } = payload as { readonly id: string }
      const headers = {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        ...signedHeaders(secret, { id, now: clock.now(), body }),
      }
      const status = await postGuarded(webhook.url, { headers, body }, outgoing).catch((error: unknown) => {
        unreached.set(webhook.url, { until: clock.monotonic() + restsFor, error })
        throw error
      })
      unreached.delete(webhook.url)
      if (status < 200 || status > 299)
        throw new Error(`${new URL(webhook.url).host}：${refusalWords(status)}`)
    },
  }
}

/** What the status says by which a receiver refused. */
function refusalWords(status: number): string {
  if ([301, 302, 303, 307, 308].includes(status))
    return `答了 ${status}，要转到别的地址；推送不跟随，请改填新地址`
  if (status === 401 || status === 403) return `答了 ${status}，不让进，请与接收方核对签名密钥`
  if (status === 404 || status === 405) return `答了 ${status}，地址不对，请核对`
  return status < 500 ? `答了 ${status}，没有收下` : `答了 ${status}，接收方出错`
}
