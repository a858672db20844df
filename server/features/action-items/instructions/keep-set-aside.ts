import { itemNumber, dayOfItem } from '#metrics/action-items/action-item.ts'
import { shortestReason } from '#metrics/workflow/reason.ts'
import type { Actor } from '../../../access/actor.ts'
import { noticeMessages } from '../../../alerts/notices.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { storeSetAside } from '../../../records/kinds/action-items.ts'
import { checkedText } from '../checked-text.ts'
import { keptItems } from '../items.ts'
import { allInstructions } from '../queries.ts'

/**
 * Keeps the reason why no order is made of an instruction (不立项), and tells the leaders. An order may still be made of it later. @throws
 * AppError not-found, bad-item, conflict where an order was made of it or it has such a reason already
 */
export async function keepSetAside(
  { store, clock, catalogue, notices }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>,
  actor: Actor,
  id: string,
  said: string,
): Promise<void> {
  const reason = checkedText(said, { named: '不立项的原因', least: shortestReason })
  await store.write(async (writer) => {
    const written = (await allInstructions(writer)).find((one) => one.id === id)
    if (!written) throw new AppError('not-found', `没有这条批示：${id}。请从待立项的批示里选。`)
    const made = (await keptItems(writer)).find(({ item }) => item.instruction === id)
    if (made) throw new AppError('conflict', `这条批示已经立项：${itemNumber(made.item)}。请刷新后查看。`)
    if (written.setAside)
      throw new AppError('conflict', `这条批示已经定为不立项：${written.setAside.reason}。请刷新后查看。`)
    const { target, text, demoDay } = written
    const on = dayOfItem({ demoDay }, clock.today())
    const { at, kind } = await storeSetAside(writer, actor.id, { instruction: id, target, reason, on })
    const name = catalogue.current().targets.get(target)?.record.name ?? target
    const messages = noticeMessages(notices, `instruction/${id}`, {
      event: kind,
      at,
      title: `${demoDay === null ? '' : '【演示】'}批示不立项：${name}`,
      text: `“${name}”的批示不立项：${reason}（批示：${text}）`,
      parties: ['leader'],
      organisation: null,
      item: null,
      demo: demoDay !== null,
    })
    for (const message of messages) await writer.tell(message)
  })
}
