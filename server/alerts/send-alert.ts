import { hostname } from 'node:os'
import type { NewMessage } from '../db/store.ts'
import type { Deliver } from '../jobs/outbox/message.ts'
import type { AlertSettings } from './alert-settings.ts'
import { postWebhook } from './post-webhook.ts'
import { sendMail } from './send-mail.ts'

/** Something that the operators must know. */
export interface Alert {
  readonly event: 'backup.failed' | 'backup.recovered'
  readonly at: string
  /** One line. */
  readonly title: string
  readonly text: string
}

type ToldAlert = Alert & { readonly host: string }

/** An alert, as one message for each way that is set up; each is delivered whatever becomes of the other. */
export function alertMessages({ webhook, mail }: AlertSettings, alert: Alert): NewMessage[] {
  const payload: ToldAlert = { ...alert, host: hostname() }
  const kinds = [...(webhook === null ? [] : ['alert-webhook']), ...(mail === null ? [] : ['alert-mail'])]
  return kinds.map((kind) => ({ kind, subject: 'operators', payload }))
}

/** How each kind is delivered: to the address that the settings name at that moment. */
export function alertWays({ webhook, mail }: AlertSettings): Readonly<Record<string, Deliver>> {
  return {
    'alert-webhook': async ({ id, payload }) => {
      if (webhook === null) throw new Error('没有设置 XUSHI_ALERT_WEBHOOK')
      await postWebhook(webhook, { id, content: payload as object })
    },
    'alert-mail': async ({ id, payload }) => {
      if (mail === null) throw new Error('没有设置 XUSHI_ALERT_SMTP')
      await sendMail(mail, { id, ...(payload as ToldAlert) })
    },
  }
}
