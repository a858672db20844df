import type { MeetingAction } from '#metrics/workflow/meeting-workflow.ts'
import type { Actor } from '../../access/actor.ts'
import type { Writer } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { storePart, type PartKind } from '../../records/kinds/meetings/meeting-parts.ts'
import { meetingsWithState, meetingIn, type MeetingWithState } from './meetings.ts'
import { refuseUnlessOpen } from './meeting-transitions.ts'
import { newestPart } from './queries.ts'

/** A part of a meeting that somebody writes. */
interface PartWriting {
  readonly meeting: string
  /** The transition of the meeting by which the part is written. */
  readonly action: MeetingAction
  readonly kind: PartKind
  readonly part: string
  /** The version that its writer saw; 0: none. */
  readonly basedOn: number
  /** What the ledger tells of the part in words. */
  readonly what?: string
  readonly content: object
}

/**
 * Keeps the next version of a part of a meeting, within the caller's transaction, if the state of the meeting allows it. @returns the
 * version. @throws AppError not-found, conflict by the meeting's state, stale-edit where somebody else wrote it meanwhile
 */
export async function keepPart(
  writer: Writer,
  { actor, today }: { readonly actor: Actor; readonly today: string },
  { meeting: id, action, kind, part, basedOn, what, content }: PartWriting,
): Promise<number> {
  const meeting = await requireMeeting(writer, id, action, today)
  const version = ((await newestPart(writer, id, part))?.version ?? 0) + 1
  if (version !== basedOn + 1)
    throw new AppError('stale-edit', '别人刚刚改过这一处，您的改动没有存下。请看过新的内容再改。')
  const { title } = meeting
  const facts = { meeting: id, title, part, version, ...(what !== undefined && { what }) }
  await storePart(writer, actor.id, kind, facts, content)
  return version
}

/** A meeting whose state allows the action, as the transaction reads it. @throws AppError not-found, conflict */
async function requireMeeting(
  writer: Writer,
  id: string,
  action: MeetingAction,
  today: string,
): Promise<MeetingWithState> {
  const meeting = meetingIn(await meetingsWithState(writer), id)
  refuseUnlessOpen(meeting, action, today)
  return meeting
}
