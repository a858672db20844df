import { dayOfItem } from '#metrics/action-items/action-item.ts'
import type { Actor } from '../../../access/actor.ts'
import { noticeMessages } from '../../../alerts/notices.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import { storeInstruction } from '../../../records/kinds/action-items.ts'
import { demoDayOf } from '../../../judging/demo-day.ts'
import { checkedText } from '../checked-text.ts'
import { allInstructions } from '../queries.ts'

/**
 * Keeps what a leader wrote on a target (批示), and tells the secretary. @throws AppError not-found, bad-item, region-not-allowed for a
 * target outside the leader's regions
 */
export async function writeInstruction(
  { store, clock, catalogue, notices }: Pick<Deps, 'store' | 'clock' | 'catalogue' | 'notices'>,
  actor: Actor,
  target: string,
  written: string,
): Promise<{ id: string }> {
  const index = catalogue.current()
  const entry = index.targets.get(target)
  if (!entry) throw new AppError('not-found', `目录中没有这个目标：${target}。请从看板或目录里打开。`)
  const { region, name } = entry.record
  if (actor.regions.length > 0 && !actor.regions.some((bound) => index.within(region, bound)))
    throw new AppError('region-not-allowed', `“${name}”不在本人所辖地区，不能批示。`)
  const text = checkedText(written, { named: '批示', least: 2 })
  const demoDay = demoDayOf(index, actor)
  const on = dayOfItem({ demoDay }, clock.today())
  return store.write(async (writer) => {
    const id = `instruction-${(await allInstructions(writer)).length + 1}`
    const { at, kind } = await storeInstruction(writer, actor.id, id, { target, text, on, demoDay })
    const messages = noticeMessages(notices, `instruction/${id}`, {
      event: kind,
      at,
      title: `${demoDay === null ? '' : '【演示】'}新批示：${name}`,
      text: `${actor.displayName}对“${name}”批示：${text}。请立项交办。`,
      parties: ['secretary'],
      organisation: null,
      item: null,
      demo: demoDay !== null,
    })
    for (const message of messages) await writer.tell(message)
    return { id }
  })
}
