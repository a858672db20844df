import type { Deliver } from '../jobs/outbox/message.ts'
import type { AlertSettings } from './alert-settings.ts'
import { noticeWays, type NoticeSettings } from './notices.ts'
import { alertWays } from './send-alert.ts'

/** How messages are delivered, by kind. A message of a kind that is missing here waits, and nobody is told. */
export function messageWays(
  alerts: AlertSettings,
  notices: NoticeSettings,
): Readonly<Record<string, Deliver>> {
  return { ...alertWays(alerts), ...noticeWays(notices) }
}
