import { hostname } from 'node:os'
import type { NewMessage } from '../db/store.ts'
import type { Deliver } from '../jobs/outbox/message.ts'
import { postWebhook } from './post-webhook.ts'
import { sendMail } from './send-mail.ts'

/** Where notices of the daily work go, such as to an office system that hands them on; null: not by this way. */
export interface NoticeSettings {
  readonly webhook: string | null
  readonly mail: { readonly smtp: string; readonly from: string; readonly to: string } | null
}

/** Something that somebody at work is to know. `parties` and `organisation` say whom it concerns. */
export interface Notice {
  readonly event: string
  readonly at: string
  readonly title: string
  readonly text: string
  readonly parties: readonly string[]
  readonly organisation: string | null
  /** Those whom it is for by their sign-in names, where it is for some people alone. */
  readonly people?: readonly string[]
  readonly item: string | null
  readonly demo: boolean
}

/** A notice as one message for each way that is set up; those of one subject are delivered in their order. */
export function noticeMessages(
  { webhook, mail }: NoticeSettings,
  subject: string,
  notice: Notice,
): NewMessage[] {
  const kinds = [...(webhook === null ? [] : ['notice-webhook']), ...(mail === null ? [] : ['notice-mail'])]
  return kinds.map((kind) => ({ kind, subject, payload: notice }))
}

/** How each kind is delivered: to the address that the settings name at that moment. */
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
