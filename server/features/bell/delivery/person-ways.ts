import { hostname } from 'node:os'
import type { AlertSettings } from '../../../alerts/alert-settings.ts'
import { sendMail } from '../../../alerts/send-mail.ts'
import type { Store } from '../../../db/store.ts'
import type { Deliver } from '../../../jobs/outbox/message.ts'
import type { NamedHosts } from '../../../outgoing/allowed-address.ts'
import { postGuarded } from '../../../outgoing/post-guarded.ts'
import type { SecretSeal } from '../../../outgoing/sealed-secret.ts'
import { deliveryOf } from './queries.ts'
import type { PersonalMessage } from './tell-people.ts'

/** Delivers messages to people at the addresses that they have at that time; a message for an address that was taken away is dropped. */
export function personWays({
  store,
  outgoing,
  secrets,
  mail: server,
}: {
  readonly store: Pick<Store, 'reader'>
  readonly outgoing: NamedHosts
  readonly secrets: SecretSeal
  /** The mail server and the sender; null: there is none. */
  readonly mail: Pick<NonNullable<AlertSettings['mail']>, 'smtp' | 'from'> | null
}): Readonly<Record<string, Deliver>> {
  return {
    'person-mail': async ({ id, payload }) => {
      const { person, title, text, at } = payload as PersonalMessage
      const to = (await deliveryOf(store.reader, person))?.mail
      if (to == null) return
      if (server === null) throw new Error('没有设置 XUSHI_ALERT_SMTP')
      await sendMail({ ...server, to }, { id, title, text, at, host: hostname() })
    },
    'person-webhook': async ({ id, payload }) => {
      const { person } = payload as PersonalMessage
      const sealed = (await deliveryOf(store.reader, person))?.webhook
      if (sealed == null) return
      const address = secrets.open(sealed, person)
      if (address === undefined) throw new Error('推送地址打不开：本机的钥匙文件不是封存它的那一把')
      const headers = { 'content-type': 'application/json; charset=utf-8', 'xushi-message-id': id }
      const status = await postGuarded(address, { headers, body: JSON.stringify(payload) }, outgoing)
      if (status < 200 || status > 299) throw new Error(`${new URL(address).host}：${status}`)
    },
  }
}
