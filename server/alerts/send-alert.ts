import { hostname } from 'node:os'
import type { NewMessage } from '../db/store.ts'
import type { Deliver } from '../jobs/outbox/message.ts'
import type { AlertSettings } from './alert-settings.ts'
import { postWebhook } from './post-webhook.ts'
import { sendMail } from './send-mail.ts'

/** An alert to the operators. */
export interface Alert {
  readonly event:
    | 'backup.failed'
    | 'backup.recovered'
    | 'backup.manifest-unreadable'
    | 'collector.interrupted'
    | 'collector.resumed'
  readonly at: string
  /** The title, a single line. */
  readonly title: string
  readonly text: string
}

type ToldAlert = Alert & { readonly host: string }

/** The messages of an alert, one for each configured way; each is delivered independently. */
export function alertMessages({ webhook, mail }: AlertSettings, alert: Alert): NewMessage[] {
  const payload: ToldAlert = { ...alert, host: hostname() }
  const kinds = [...(webhook === null ? [] : ['alert-webhook']), ...(mail === null ? [] : ['alert-mail'])]
  return kinds.map((kind) => ({ kind, subject: 'operators', payload }))
}

/** Delivers alerts to the addresses that the settings have at the time of delivery. */
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
