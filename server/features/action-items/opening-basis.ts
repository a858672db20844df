import { dayOfItem } from '#metrics/action-items/action-item.ts'
import { signsFor } from '#metrics/reporting/who-reports.ts'
import type { OpeningBasis } from '../../contract/action-items.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { demoDayOf } from '../../judging/demo-day.ts'
import { allMeetings, meetingsWith } from '../meetings/queries.ts'
import { reportersOf } from '../people/queries.ts'

/**
 * The day on which an order is opened: today. In the demo it is the day of the meeting that gives the order (today, if that is to come), or
 * without a meeting the demo's day; the order's `demoDay` is then the later of that day and the demo's. @throws AppError bad-item for an
 * unknown meeting, conflict for a meeting that has ended
 */
export async function dayOfOpening(
  reader: Reader,
  demoDay: string | null,
  meeting: string | undefined,
  today: string,
): Promise<{ on: string; demoDay: string | null }> {
  const held =
    meeting === undefined ? undefined : (await allMeetings(reader)).find(({ id }) => id === meeting)
  if (meeting !== undefined && !held)
    throw new AppError('bad-item', `没有这次会议：${meeting}。请从会议的议题里交办。`)
  const ends = await meetingsWith(reader, ['closed', 'cancelled'])
  const ended = ends.find(({ meeting: id }) => id === held?.id)
  if (held && ended)
    throw new AppError(
      'conflict',
      `会议“${held.title}”${ended.part === 'closed' ? '已结束' : '已取消'}，不能再算作会上交办。请在“督办”里立项，或在下一次会议上交办。`,
    )
  if (demoDay === null) return { on: today, demoDay }
  const on = dayOfItem({ demoDay: held?.date ?? demoDay }, today)
  return { on, demoDay: on > demoDay ? on : demoDay }
}

/**
 * The facts that a secretary needs before opening an order: its day, and the people who could sign for it in each organisation. Rule X-8.
 */
export async function openingBasis(
  { store: { reader }, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  meeting: string | undefined,
): Promise<OpeningBasis> {
  const index = catalogue.current()
  const { on } = await dayOfOpening(reader, demoDayOf(index, actor), meeting, clock.today())
  const reporters = await reportersOf(reader)
  const signers = index.catalogue.organisations.flatMap(({ id: organisation }) => {
    const people = reporters.flatMap((one) => (signsFor(index, one, organisation) ? [one.displayName] : []))
    return people.length === 0 ? [] : [{ organisation, people }]
  })
  return { on, signers }
}
