import { earlierMeetings } from '#metrics/agenda/earlier-meetings.ts'
import type { MeetingAgenda, MeetingSnapshot } from '../../contract/meetings.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { agendaKey } from '#metrics/agenda/arrange.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { toHandOverSentence } from '#metrics/wording/action-items/orders.ts'
import { hasRight, seeingAllOrders } from '../../contract/rights.ts'
import { viewOf } from '../../judging/view.ts'
import { ordersToHandOver } from './agenda/meeting-orders.ts'
import { editsOf } from './agenda/agenda-edits.ts'
import { pictureOf, viewOfMeeting } from './meeting-picture.ts'
import { meetingTransitions, type Asker } from './meeting-transitions.ts'
import { meetingsWithState, meetingIn, type MeetingWithState } from './meetings.ts'
import { snapshotText } from './queries.ts'

/**
 * A meeting's agenda: that of its newest frozen picture, or the one that freezing would make now. Items that are not frozen bear the
 * version by which they are edited. @throws AppError not-found
 */
export async function meetingAgenda(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  asker: Asker,
  id: string,
): Promise<MeetingAgenda> {
  const { reader } = deps.store
  const meetings = await meetingsWithState(reader)
  const meeting = meetingIn(meetings, id)
  const transitions = meetingTransitions(meeting, asker)
  const earlier = earlierMeetings(meetings, meeting)
  const [newest] = meeting.snapshots
  if (newest) {
    const frozen = readPicture(await storedSnapshot(reader, id, newest.facts.version))
    const toHandOver = await unassignedOrders(deps, asker, { meeting, earlier, rows: frozen.targets })
    return { ...agendaIn(frozen), ...toHandOver, frozen: true, orderVersion: 0, transitions }
  }
  const edits = await editsOf(reader, id)
  const view = await viewOfMeeting(deps, meeting)
  const picture = await pictureOf(view, { meeting, earlier, edits, today: asker.today })
  const agenda = agendaIn(picture)
  const withVersion = <Item extends { readonly key: string }>(item: Item) => {
    return { ...item, version: edits.items.get(item.key)?.version ?? 0 }
  }
  return {
    ...agenda,
    items: agenda.items.map(withVersion),
    dropped: agenda.dropped.map(withVersion),
    ...(await unassignedOrders(deps, asker, { meeting, earlier, rows: picture.targets })),
    frozen: false,
    orderVersion: edits.orderVersion,
    transitions,
  }
}

/** A picture without its targets and their curves. */
function agendaIn({ targets: _, curves: __, ...agenda }: MeetingSnapshot) {
  return agenda
}

/** The orders that wait to be assigned, for those who may see them, until the meeting has ended. Rule J-14. */
async function unassignedOrders(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  { actor, today }: Asker,
  {
    meeting,
    earlier,
    rows,
  }: {
    readonly meeting: MeetingWithState
    readonly earlier: readonly MeetingWithState[]
    readonly rows: MeetingSnapshot['targets']
  },
): Promise<Pick<MeetingAgenda, 'toHandOver'>> {
  if (!hasRight(actor.rights, seeingAllOrders) || hasEnded(meeting)) return {}
  const view = await viewOf(deps, { at: today })
  const earlierIds = new Set(earlier.map(({ id }) => id))
  const orders = await ordersToHandOver(view, { meeting, earlierIds, rows })
  const { organisations } = view.index
  const nameOf = distinctNames(
    view.index,
    orders.map(({ item }) => item.organisation),
  )
  const toHandOver = orders.map(({ id, item }) => {
    const { organisation, organisationName } = item
    const name = organisations.has(organisation) ? nameOf(organisation) : organisationName
    return { id, sentence: toHandOverSentence(item, name) }
  })
  return { toHandOver }
}

const hasEnded = ({ state }: MeetingWithState) => state === 'closed' || state === 'cancelled'

const unedited = { comment: null, editedBy: null }

/** Reads a frozen picture. One from before agendas could be edited has no keys and no dropped items. */
export function readPicture(text: string): MeetingSnapshot {
  const picture = Object.assign({ dropped: [] }, JSON.parse(text) as MeetingSnapshot)
  const items = picture.items.map((item) =>
    Object.assign({ ...unedited, key: agendaKey(item.kind, item.target ?? '') }, item),
  )
  return { ...picture, items }
}

/** The text of a frozen picture. @throws AppError not-found */
export async function storedSnapshot(reader: Reader, id: string, version: number): Promise<string> {
  const text = await snapshotText(reader, id, version)
  if (text === undefined) throw new AppError('not-found', `会议 ${id} 没有第${version}版快照。`)
  return text
}
