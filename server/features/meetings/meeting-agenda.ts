import type { MeetingAgenda, MeetingSnapshot } from '../../contract/meetings.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { earlierOf, pictureOf, viewOfMeeting } from './meeting-picture.ts'
import { heldMeetings, meetingIn } from './meetings.ts'
import { snapshotText } from './queries.ts'

/**
 * A meeting's agenda: that of its newest frozen picture, else as it would be if it were frozen now. @throws AppError not-found
 */
export async function meetingAgenda(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  id: string,
): Promise<MeetingAgenda> {
  const { reader } = deps.store
  const meetings = await heldMeetings(reader)
  const meeting = meetingIn(meetings, id)
  const [newest] = meeting.snapshots
  const {
    targets: _,
    curves: __,
    ...agenda
  } = newest
    ? (JSON.parse(await storedSnapshot(reader, id, newest.facts.version)) as MeetingSnapshot)
    : await pictureOf(await viewOfMeeting(deps, meeting), meeting, earlierOf(meetings, meeting))
  return { ...agenda, frozen: newest !== undefined }
}

/** The text of a frozen picture. @throws AppError not-found */
export async function storedSnapshot(reader: Reader, id: string, version: number): Promise<string> {
  const text = await snapshotText(reader, id, version)
  if (text === undefined) throw new AppError('not-found', `会议 ${id} 没有第${version}版快照。`)
  return text
}
