import { actionStateWords } from '#metrics/wording/action-items/states.ts'
import { dateText } from '#metrics/wording/dates.ts'
import type { MeetingOrder } from '../../../contract/agenda-items.ts'
import type { MeetingVersions } from '../../../contract/meeting-changes.ts'
import type { MeetingSnapshot } from '../../../contract/meetings.ts'
import type { Reader } from '../../../db/store.ts'
import { readPicture, storedSnapshot } from '../meeting-agenda.ts'
import type { MeetingWithState } from '../meetings.ts'
import { changedFigures } from './changed-figures.ts'

type Changes = Omit<MeetingVersions['versions'][number], 'version'>

/** What each frozen picture of a meeting but the first shows otherwise than the one before it, the newest first. One query a picture. */
export async function versionChanges(
  reader: Reader,
  { id, snapshots }: Pick<MeetingWithState, 'id' | 'snapshots'>,
): Promise<MeetingVersions> {
  const pictures: MeetingSnapshot[] = []
  for (const { facts } of snapshots)
    pictures.push(readPicture(await storedSnapshot(reader, id, facts.version)))
  const later = snapshots.slice(0, -1)
  return {
    versions: later.map(({ facts }, place) => ({
      version: facts.version,
      ...changesBetween(pictures[place + 1]!, pictures[place]!),
    })),
  }
}

function changesBetween(before: MeetingSnapshot, after: MeetingSnapshot): Changes {
  const byTarget = ({ targets }: MeetingSnapshot) => new Map(targets.map((row) => [row.target, row]))
  const [rows, rowsNow] = [byTarget(before), byTarget(after)]
  const namesOf = (targets: MeetingSnapshot['targets'], known: ReadonlyMap<string, unknown>) =>
    targets.flatMap(({ target, name }) => (known.has(target) ? [] : [name]))
  return {
    figures: changedFigures(
      before.targets.filter(({ target }) => rowsNow.has(target)),
      rowsNow,
    ),
    came: namesOf(after.targets, rows),
    left: namesOf(before.targets, rowsNow),
    // An older picture holds no orders, which is no difference between orders.
    orders: before.orders && after.orders ? changedOrders(before.orders, after.orders) : [],
    items: changedItems(before.items, after.items),
  }
}

function changedOrders(before: readonly MeetingOrder[], after: readonly MeetingOrder[]): Changes['orders'] {
  const byId = (orders: readonly MeetingOrder[]) => new Map(orders.map((one) => [one.id, one]))
  const [known, now] = [byId(before), byId(after)]
  return [...new Map([...known, ...now]).values()].flatMap(({ id, number, order }) => {
    const [standing, standingNow] = [orderWords(known.get(id)), orderWords(now.get(id))]
    return standing === standingNow ? [] : [{ id, number, order, standing, standingNow }]
  })
}

/** The organisation, the due date, the state and the last report of an order in words; null where there is no order. */
function orderWords(order: MeetingOrder | undefined): string | null {
  if (!order) return null
  const { organisationName, due, state, standing, report } = order
  return [
    organisationName,
    ...(due === null ? [] : [`期限${dateText(due)}`]),
    standing === '' ? actionStateWords[state] : standing,
    ...(report ? [`${dateText(report.on)}反馈“${report.text}”`] : []),
  ].join('，')
}

function changedItems(before: MeetingSnapshot['items'], after: MeetingSnapshot['items']): Changes['items'] {
  const sentencesWithout = (items: MeetingSnapshot['items'], others: MeetingSnapshot['items']) => {
    const keys = new Set(others.map(({ key }) => key))
    return items.flatMap(({ key, sentence }) => (keys.has(key) ? [] : [sentence]))
  }
  return [
    ...sentencesWithout(after, before).map((sentence) => ({ sentence, came: true })),
    ...sentencesWithout(before, after).map((sentence) => ({ sentence, came: false })),
  ]
}
