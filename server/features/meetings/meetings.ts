import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Meeting, MeetingSnapshotBrief } from '../../contract/meetings.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { namesOfActors } from '../people/queries.ts'
import { allMeetings, allSnapshots, type StoredMeeting, type StoredSnapshot } from './queries.ts'

/** A meeting with its frozen pictures, newest first. */
export interface HeldMeeting extends StoredMeeting {
  readonly snapshots: readonly StoredSnapshot[]
}

/** All meetings with their pictures, newest day first. Two queries. */
export async function heldMeetings(reader: Reader): Promise<HeldMeeting[]> {
  const snapshots = Map.groupBy(await allSnapshots(reader), ({ facts }) => facts.meeting)
  const meetings = await allMeetings(reader)
  return meetings
    .map((meeting) => ({ ...meeting, snapshots: snapshots.get(meeting.id) ?? [] }))
    .reverse()
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

/** @throws AppError not-found */
export function meetingIn(meetings: readonly HeldMeeting[], id: string): HeldMeeting {
  const found = meetings.find((meeting) => meeting.id === id)
  if (!found) throw new AppError('not-found', `没有这次会议：${id}。请从会议列表进入。`)
  return found
}

/** Meetings as a page shows them. One query. */
export async function shownMeetings(
  reader: Reader,
  index: CatalogueIndex,
  meetings: readonly HeldMeeting[],
): Promise<Meeting[]> {
  const actors = meetings.flatMap(({ actor, snapshots }) => [actor, ...snapshots.map(({ actor }) => actor)])
  const nameOf = await namesOfActors(reader, actors)
  return meetings.map(({ id, series, title, date, at, scopes, createdAt, actor, snapshots }) => ({
    id,
    series,
    title,
    date,
    at,
    scopes: scopes.map((scope) => ({ scope, name: scopeName(index, scope) })),
    state: snapshots.length > 0 ? 'frozen' : 'prepared',
    createdAt,
    createdBy: nameOf(actor),
    snapshots: snapshots.map((snapshot) => briefOf(snapshot, nameOf)),
  }))
}

export function briefOf(
  { frozenAt, actor, facts }: StoredSnapshot,
  nameOf: (actor: string) => string,
): MeetingSnapshotBrief {
  const { version, asOf, asOfHash, at, reason, sha256 } = facts
  const frozenBy = nameOf(actor)
  return { version, sequence: asOf, hash: asOfHash, at, frozenAt, frozenBy, reason: reason ?? null, sha256 }
}

export function scopeName(index: CatalogueIndex, scope: string): string {
  return index.regions.get(scope)?.name ?? index.documents.get(scope)?.shortTitle ?? scope
}
