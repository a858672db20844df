import type { MeetingAgenda, MeetingSnapshot } from '../../contract/meetings.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { agendaKey } from '#metrics/agenda/arrange.ts'
import { editsOf } from './agenda/agenda-edits.ts'
import { earlierOf, pictureOf, viewOfMeeting } from './meeting-picture.ts'
import { meetingTransitions, type Asker } from './meeting-transitions.ts'
import { heldMeetings, meetingIn } from './meetings.ts'
import { snapshotText } from './queries.ts'

/**
 * A meeting's agenda: that of its newest frozen picture, else as freezing now would make it. Items that are not frozen
 * bear the version by which they are edited. @throws AppError not-found
 */
export async function meetingAgenda(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  asker: Asker,
  id: string,
): Promise<MeetingAgenda> {
  const { reader } = deps.store
  const meetings = await heldMeetings(reader)
  const meeting = meetingIn(meetings, id)
  const transitions = meetingTransitions(meeting, asker)
  const [newest] = meeting.snapshots
  if (newest) {
    const {
      targets: _,
      curves: __,
      ...agenda
    } = readPicture(await storedSnapshot(reader, id, newest.facts.version))
    return { ...agenda, frozen: true, orderVersion: 0, transitions }
  }
  const edits = await editsOf(reader, id)
  const view = await viewOfMeeting(deps, meeting)
  const {
    targets: _,
    curves: __,
    ...agenda
  } = await pictureOf(view, {
    meeting,
    earlier: earlierOf(meetings, meeting),
    edits,
    today: asker.today,
  })
  const withVersion = <Item extends { readonly key: string }>(item: Item) => {
    return { ...item, version: edits.items.get(item.key)?.version ?? 0 }
  }
  return {
    ...agenda,
    items: agenda.items.map(withVersion),
    dropped: agenda.dropped.map(withVersion),
    frozen: false,
    orderVersion: edits.orderVersion,
    transitions,
  }
}

const unedited = { comment: null, editedBy: null }

/** A frozen picture. One that was frozen before agendas could be edited has no keys and nothing dropped. */
function readPicture(text: string): MeetingSnapshot {
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
