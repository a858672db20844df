import { itemNumber, type ActionItem } from '#metrics/action-items/action-item.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import { partiesTold } from '#metrics/action-items/parties-told.ts'
import type { ActionStep } from '#metrics/action-items/step.ts'
import type { Calendar } from '#metrics/calendar/calendar.ts'
import { stepText } from '#metrics/wording/action-items/orders.ts'
import { actionWords } from '#metrics/wording/action-items/states.ts'
import { noticeMessages, type NoticeSettings } from '../../../alerts/notices.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Writer } from '../../../db/store.ts'

/**
 * Tells the parties of a step by the transaction that stores it. The owner of an order is told nothing before it is assigned. `item` is
 * the order after the step.
 */
export async function tellOfStep(
  writer: Writer,
  { notices, calendar }: { readonly notices: NoticeSettings; readonly calendar: Calendar },
  {
    id,
    item,
    step,
    entry,
  }: { id: string; item: ActionItem; step: ActionStep; entry: Pick<LedgerEntry, 'at' | 'kind'> },
): Promise<void> {
  const parties = partiesTold(step, item)
  if (parties.length === 0) return
  const text = stepText(item, step, itemStatus(item, step.on, calendar))
  const messages = noticeMessages(notices, `action-item/${id}`, {
    event: entry.kind,
    at: entry.at,
    title: `${item.demoDay === null ? '' : '【演示】'}${itemNumber(item)}${actionWords[step.action]}`,
    text,
    parties,
    organisation: item.organisation,
    item: id,
    demo: item.demoDay !== null,
  })
  for (const message of messages) await writer.tell(message)
}
