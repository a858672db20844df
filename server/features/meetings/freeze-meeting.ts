import { earlierMeetings } from '#metrics/agenda/earlier-meetings.ts'
import { formatInstant } from '#metrics/wording/instants.ts'
import { isReason, shortestReason } from '#metrics/workflow/reason.ts'
import type { MeetingSnapshotBrief } from '../../contract/meetings.ts'
import type { Actor } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { ledgerHashAt } from '../../judging/queries.ts'
import { viewOf } from '../../judging/view.ts'
import { storeMeetingSnapshot } from '../../records/kinds/meetings/meetings.ts'
import { editsOf } from './agenda/agenda-edits.ts'
import { namesOfActors } from '../people/queries.ts'
import { pictureOf } from './meeting-picture.ts'
import { refuseUnlessOpen } from './meeting-transitions.ts'
import { meetingsWithState, meetingIn } from './meetings.ts'
import { briefOf, lastTouched, snapshotsOf, snapshotTold, type StoredMeetingSnapshot } from './queries.ts'

interface FreezeWanted {
  /** The reason, needed for every version but the first. */
  readonly reason?: string | undefined
  /** The version that was seen, 0 where there was none; undefined: any version. */
  readonly basedOn?: number | undefined
}

/**
 * Freezes a meeting's picture for good, by what is known when it is asked for; later approvals are not in it. A second freezing makes a
 * new version with a reason; the first stays. @throws AppError not-found, bad-item for a future reference date or a meeting without
 * targets, reason-needed, conflict by the meeting's state or where somebody wrote a part of it meanwhile, stale-edit where somebody else
 * froze it
 */
export async function freezeMeeting(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  id: string,
  { reason, basedOn }: FreezeWanted,
): Promise<MeetingSnapshotBrief> {
  const { store, clock } = deps
  const touched = await lastTouched(store.reader, id)
  const meetings = await meetingsWithState(store.reader)
  const meeting = meetingIn(meetings, id)
  const today = clock.today()
  refuseUnlessOpen(meeting, meeting.state === 'prepared' ? 'freeze' : 'correct', today)
  const [newest] = meeting.snapshots
  const seen = newest?.facts.version ?? 0
  if (newest && basedOn !== undefined && basedOn !== seen) throw await frozenMeanwhile(store.reader, newest)
  const version = seen + 1
  const because = reason?.trim() ?? ''
  if (newest && !isReason(because))
    throw new AppError(
      'reason-needed',
      `${await frozenWords(store.reader, newest)}。要按更正后的数据再定格一版，请写明原因，至少 ${shortestReason} 个字。`,
    )
  const view = await viewOf(deps, { at: meeting.at })
  const edits = await editsOf(store.reader, id)
  const earlier = earlierMeetings(meetings, meeting)
  const picture = await pictureOf(view, { meeting, earlier, edits, today })
  if (picture.targets.length === 0) throw new AppError('bad-item', '这次会议的范围已经没有目标，不能定格。')
  const facts = {
    meeting: id,
    title: meeting.title,
    version,
    at: view.at,
    asOf: view.asOf,
    asOfHash: await ledgerHashAt(store.reader, view.asOf),
    ...(version > 1 && { reason: because }),
    demo: picture.demo,
    frozenBy: actor.displayName,
  }
  const body = JSON.stringify(picture)
  return store.write(async (writer) => {
    const [last] = await snapshotsOf(writer, id)
    if (last && last.facts.version >= version) throw await frozenMeanwhile(writer, last)
    if ((await lastTouched(writer, id)) !== touched)
      throw new AppError('conflict', '定格时有人正在改议题或填写说明，没有定格。请看过新的内容再定格。')
    const entry = await storeMeetingSnapshot(writer, actor.id, facts, body)
    return briefOf(snapshotTold(entry), () => actor.displayName)
  })
}

async function frozenMeanwhile(reader: Reader, snapshot: StoredMeetingSnapshot): Promise<AppError> {
  return new AppError(
    'stale-edit',
    `${await frozenWords(reader, snapshot)}，会议用的是那一版，您的这一次没有另存。要按更正后的数据再定格，请看过那一版，写明原因。`,
  )
}

/** A sentence on who froze which version, and when. */
async function frozenWords(
  reader: Reader,
  { frozenAt, actor, facts }: StoredMeetingSnapshot,
): Promise<string> {
  const name = facts.frozenBy ?? (await namesOfActors(reader, [actor]))(actor)
  return `这次会议已由${name}于 ${formatInstant(frozenAt)} 定格为第 ${facts.version} 版`
}
