import { targetsOfScope } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { scopeName } from '#metrics/catalogue/scope-name.ts'
import type { MeetingState } from '#metrics/workflow/meeting-workflow.ts'
import type { Meeting } from '../../contract/meetings.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { namesOfActors } from '../people/queries.ts'
import type { Asker } from './meeting-transitions.ts'
import { meetingTransitions } from './meeting-transitions.ts'
import {
  allMeetings,
  allSnapshots,
  briefOf,
  meetingsWith,
  type StoredMeeting,
  type StoredMeetingSnapshot,
} from './queries.ts'

/** A meeting with its frozen pictures, newest first, and its state. */
export interface MeetingWithState extends StoredMeeting {
  readonly snapshots: readonly StoredMeetingSnapshot[]
  readonly state: MeetingState
  /** The reason of its cancellation; null where the meeting was not cancelled. */
  readonly cancelledFor: string | null
}

/** All meetings with their pictures, newest day first. Three queries. */
export async function meetingsWithState(reader: Reader): Promise<MeetingWithState[]> {
  const snapshots = Map.groupBy(await allSnapshots(reader), ({ facts }) => facts.meeting)
  const ends = Map.groupBy(
    await meetingsWith(reader, ['held', 'closed', 'cancelled']),
    ({ meeting }) => meeting,
  )
  const meetings = await allMeetings(reader)
  return meetings
    .map((meeting) => {
      const own = snapshots.get(meeting.id) ?? []
      const parts = new Map(ends.get(meeting.id)?.map(({ part, body }) => [part, body]))
      const cancelled = parts.get('cancelled')
      const cancelledFor = cancelled === undefined ? null : (JSON.parse(cancelled) as Cancelled).reason
      return { ...meeting, snapshots: own, state: stateOf(own.length, parts), cancelledFor }
    })
    .reverse()
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

/** The contents of the part by which a meeting was cancelled. */
export interface Cancelled {
  readonly reason: string
}

function stateOf(snapshots: number, parts: ReadonlyMap<string, unknown>): MeetingState {
  if (parts.has('cancelled')) return 'cancelled'
  if (parts.has('closed')) return 'closed'
  if (parts.has('held')) return 'held'
  return snapshots > 0 ? 'frozen' : 'prepared'
}

/** A meeting's scopes by their present names; a scope that no longer exists bears the name from the meeting's convening. */
export function namedScopes(
  index: CatalogueIndex,
  { scopes, scopeNames }: Pick<StoredMeeting, 'scopes' | 'scopeNames'>,
): { scope: string; name: string }[] {
  return scopes.map((scope, place) => {
    const name = targetsOfScope(index, scope) ? scopeName(scope, index) : scopeNames?.[place]
    return { scope, name: name ?? scope }
  })
}

/** The meeting with this id. @throws AppError not-found */
export function meetingIn(meetings: readonly MeetingWithState[], id: string): MeetingWithState {
  const found = meetings.find((meeting) => meeting.id === id)
  if (!found) throw new AppError('not-found', `没有这次会议：${id}。请从会议列表进入。`)
  return found
}

/** Meetings as a page shows them to the person who asks. One query. */
export async function shownMeetings(
  reader: Reader,
  index: CatalogueIndex,
  meetings: readonly MeetingWithState[],
  asker: Asker,
): Promise<Meeting[]> {
  const actors = meetings.flatMap(({ actor, snapshots }) => [actor, ...snapshots.map(({ actor }) => actor)])
  const nameOf = await namesOfActors(reader, actors)
  return meetings.map((meeting) => ({
    id: meeting.id,
    series: meeting.series,
    title: meeting.title,
    date: meeting.date,
    at: meeting.at,
    scopes: namedScopes(index, meeting).map((named) => ({
      ...named,
      targets: targetsOfScope(index, named.scope)?.length ?? 0,
    })),
    state: meeting.state,
    cancelledFor: meeting.cancelledFor,
    transitions: meetingTransitions(meeting, asker),
    createdAt: meeting.createdAt,
    createdBy: nameOf(meeting.actor),
    snapshots: meeting.snapshots.map((snapshot) => briefOf(snapshot, nameOf)),
  }))
}
