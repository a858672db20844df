import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
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

/** Milliseconds between one attempt and the next. */
const pauses: readonly number[] = [1_000, 10_000]

/**
 * Sends an alert by every way that is set up, each tried anew where it fails. @throws AggregateError with why, where a
 * way failed to the last; no reason names a secret
 */
export async function sendAlert(
  { webhook, mail }: AlertSettings,
  alert: Alert,
  between: readonly number[] = pauses,
): Promise<void> {
  const told = { ...alert, host: hostname() }
  const ways = [
    ...(webhook === null ? [] : [() => postWebhook(webhook, told)]),
    ...(mail === null ? [] : [() => sendMail(mail, told)]),
  ]
  const results = await Promise.allSettled(ways.map((way) => persist(way, between)))
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  if (failures.length > 0) throw new AggregateError(failures, '告警没有发出')
}

async function persist(way: () => Promise<void>, [wait, ...rest]: readonly number[]): Promise<void> {
  try {
    await way()
  } catch (error) {
    if (wait === undefined) throw error
    await pause(wait)
    await persist(way, rest)
  }
}
