import type { Deliver } from '../jobs/outbox/message.ts'
import type { AlertSettings } from './alert-settings.ts'
import { noticeWays, type NoticeSettings } from './notices.ts'
import { headWays } from './told-heads.ts'
import { alertWays } from './send-alert.ts'

/**
 * The ways of delivering messages to people, by kind. `heads`: the addresses to which daily ends of the ledger are sent. A message of a kind
 * without a way, here or for receivers of events, waits.
 */
export function messageWays(
  alerts: AlertSettings,
  notices: NoticeSettings,
  heads: AlertSettings,
): Readonly<Record<string, Deliver>> {
  return { ...alertWays(alerts), ...noticeWays(notices), ...headWays(heads) }
}
