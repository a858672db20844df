import { hostname } from 'node:os'
import type { NewMessage } from '../db/store.ts'
import type { Deliver } from '../jobs/outbox/message.ts'
import { postWebhook } from './post-webhook.ts'
import { sendMail } from './send-mail.ts'

/** The addresses of notices to people at work, such as an office system that passes them on; null: none of that kind. */
export interface NoticeSettings {
  readonly webhook: string | null
  readonly mail: { readonly smtp: string; readonly from: string; readonly to: string } | null
}

/** A notice to people at work. `parties` and `organisation` tell whom it concerns. */
export interface Notice {
  /** The kind of the event, as of the ledger entry that tells of it. */
  readonly event: string
  readonly at: string
  readonly title: string
  readonly text: string
  readonly parties: readonly string[]
  readonly organisation: string | null
  /** The sign-in names of its readers, where the notice is for some people alone. */
  readonly people?: readonly string[]
  /** The id of the action item that it is about; null where it is about none. */
  readonly item: string | null
  readonly demo: boolean
}

/** The messages of a notice, one for each configured way; those of one subject are delivered one after the other. */
export function noticeMessages(
  { webhook, mail }: NoticeSettings,
  subject: string,
  notice: Notice,
): NewMessage[] {
  const kinds = [...(webhook === null ? [] : ['notice-webhook']), ...(mail === null ? [] : ['notice-mail'])]
  return kinds.map((kind) => ({ kind, subject, payload: notice }))
}

/** Delivers notices to the addresses that the settings have at the time of delivery. */
export function noticeWays({ webhook, mail }: NoticeSettings): Readonly<Record<string, Deliver>> {
  return {
    'notice-webhook': async ({ id, payload }) => {
      if (webhook === null) throw new Error('没有设置 XUSHI_NOTICE_WEBHOOK')
      await postWebhook(webhook, { id, content: payload as object })
    },
    'notice-mail': async ({ id, payload }) => {
      if (mail === null) throw new Error('没有设置 XUSHI_NOTICE_MAIL_TO')
      await sendMail(mail, { id, ...(payload as Notice), host: hostname() })
    },
  }
}
