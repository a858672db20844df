import type { MeetingSnapshotBrief } from '../../contract/meetings.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { ledgerHashAt } from '../../judging/queries.ts'
import { viewOf } from '../../judging/view.ts'
import { storeMeetingSnapshot } from '../../records/kinds/meetings/meetings.ts'
import { editsOf } from './agenda/agenda-edits.ts'
import { earlierOf, pictureOf } from './meeting-picture.ts'
import { refuseUnlessOpen } from './meeting-transitions.ts'
import { heldMeetings, meetingIn } from './meetings.ts'
import { briefOf, lastTouched, snapshotText, snapshotTold } from './queries.ts'

/**
 * Freezes a meeting's picture for good, by all that is known when it is asked for: what is approved meanwhile is not in it.
 * A second freezing is a new version, with a reason; the first stays. @throws AppError not-found, bad-item for a reference
 * date to come or a meeting without targets, reason-needed, conflict by the meeting's state, or where somebody else froze it or
 * edited its agenda meanwhile
 */
export async function freezeMeeting(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  id: string,
  reason: string | undefined,
): Promise<MeetingSnapshotBrief> {
  const { store, clock } = deps
  const touched = await lastTouched(store.reader, id)
  const meetings = await heldMeetings(store.reader)
  const meeting = meetingIn(meetings, id)
  const today = clock.today()
  refuseUnlessOpen(meeting, meeting.state === 'prepared' ? 'freeze' : 'correct', today)
  const version = (meeting.snapshots[0]?.facts.version ?? 0) + 1
  const because = reason?.trim()
  if (version > 1 && !because)
    throw new AppError('reason-needed', '这次会议已经定格。要按更正后的数据再定格一版，请写明原因。')
  const view = await viewOf(deps, { at: meeting.at })
  const edits = await editsOf(store.reader, id)
  const earlier = earlierOf(meetings, meeting)
  const picture = await pictureOf(view, { meeting, earlier, edits, today })
  if (picture.targets.length === 0) throw new AppError('bad-item', '这次会议的范围已经没有目标，不能定格。')
  const facts = {
    meeting: id,
    title: meeting.title,
    version,
    at: view.at,
    asOf: view.asOf,
    asOfHash: await ledgerHashAt(store.reader, view.asOf),
    ...(version > 1 && { reason: because! }),
    demo: picture.demo,
  }
  const body = JSON.stringify(picture)
  return store.write(async (writer) => {
    if ((await snapshotText(writer, id, version)) !== undefined)
      throw new AppError('conflict', '这次会议刚刚被别人定格，请刷新后查看。')
    if ((await lastTouched(writer, id)) !== touched)
      throw new AppError('conflict', '定格时有人正在改议题或填写说明，没有定格。请看过新的内容再定格。')
    const entry = await storeMeetingSnapshot(writer, actor.id, facts, body)
    return briefOf(snapshotTold(entry), () => actor.displayName)
  })
}
