import { hostname } from 'node:os'
import type { NewMessage } from '../db/store.ts'
import type { Deliver } from '../jobs/outbox/message.ts'
import type { AlertSettings } from './alert-settings.ts'
import { postWebhook } from './post-webhook.ts'
import { sendMail } from './send-mail.ts'

/** A daily end of the ledger as it is sent; `line` is what `npm run ledger -- verify --expect` takes. */
export interface ToldHead {
  readonly event: 'ledger.head'
  readonly at: string
  readonly sequence: number
  readonly hash: string
  readonly line: string
}

type MailedHead = Parameters<typeof sendMail>[1]

/** The messages that tell a daily end of the ledger, one for each configured way. */
export function headMessages(
  { webhook, mail }: AlertSettings,
  head: Pick<ToldHead, 'at' | 'sequence' | 'hash' | 'line'>,
): NewMessage[] {
  const { line, sequence } = head
  const payload = {
    ...head,
    event: 'ledger.head' satisfies ToldHead['event'],
    title: `序时：底账末条 ${sequence} 号`,
    text: `请把下面一行留存在系统之外，核对时用：npm run ledger -- verify --expect '<这一行>'\n${line}`,
    host: hostname(),
  }
  const kinds = [...(webhook === null ? [] : ['head-webhook']), ...(mail === null ? [] : ['head-mail'])]
  return kinds.map((kind) => ({ kind, subject: 'auditors', payload }))
}

/** Delivers the daily ends to the addresses that the settings have at the time of delivery. */
export function headWays({ webhook, mail }: AlertSettings): Readonly<Record<string, Deliver>> {
  return {
    'head-webhook': async ({ id, payload }) => {
      if (webhook === null) throw new Error('没有设置 XUSHI_HEAD_WEBHOOK')
      await postWebhook(webhook, { id, content: payload as object })
    },
    'head-mail': async ({ id, payload }) => {
      if (mail === null) throw new Error('没有设置 XUSHI_HEAD_MAIL_TO')
      await sendMail(mail, { ...(payload as MailedHead), id })
    },
  }
}
