import { targetsOfScope } from '#metrics/agenda/meeting-scopes.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { later } from '../../../clock.ts'
import type { FollowedMeeting, LeadShown } from '../../../contract/remote.ts'
import type { Reader } from '../../../db/store.ts'
import { boardsOnDisplay, shownOnDisplay } from '../../../access/actors.ts'
import { followedBy, type DisplayRow } from '../../../access/queries.ts'
import { meetingById, partsOfMeeting, type StoredMeeting } from '../../meetings/queries.ts'
import { newestProfiles } from '../queries.ts'

/** Milliseconds after its opening for which a meeting that nobody closed is taken for one that goes on. */
const longestMeeting = 12 * 3_600_000

/** A meeting whose room displays follow: since when it is held, undefined where it is not, or not any more. */
interface FollowedRoom {
  readonly meeting: StoredMeeting
  readonly heldAt: string | undefined
}

/** The meetings that these displays follow, by their ids; those that are gone are left out. */
export async function roomsOf(
  reader: Reader,
  rows: readonly Pick<DisplayRow, 'meeting'>[],
): Promise<ReadonlyMap<string, FollowedRoom>> {
  const rooms = new Map<string, FollowedRoom>()
  for (const id of new Set(rows.flatMap((row) => followedBy(row)?.id ?? []))) {
    const meeting = await meetingById(reader, id)
    if (!meeting) continue
    const parts = await partsOfMeeting(reader, id)
    const has = (named: string) => parts.find(({ part }) => part === named)
    const isOver = has('closed') ?? has('cancelled')
    rooms.set(id, { meeting, heldAt: isOver ? undefined : has('held')?.at })
  }
  return rooms
}

/** The meeting that a display follows, and whether it is held now. */
export function followedMeeting(
  row: Pick<DisplayRow, 'meeting'>,
  rooms: ReadonlyMap<string, FollowedRoom>,
  now: string,
): FollowedMeeting | null {
  const room = rooms.get(followedBy(row)?.id ?? '')
  return room
    ? { id: room.meeting.id, title: room.meeting.title, held: heldUntil(room, now) !== undefined }
    : null
}

/** The time until which a meeting counts as held; undefined where it is not held. */
function heldUntil({ heldAt }: FollowedRoom, now: string): string | undefined {
  const until = heldAt === undefined ? undefined : later(heldAt, longestMeeting)
  return until !== undefined && until > now ? until : undefined
}

/** The boards on which a display can show targets of a meeting: those of the meeting that are open to it, then its own. */
export function boardsOfRoom(
  index: CatalogueIndex,
  boards: readonly string[],
  { scopes }: Pick<StoredMeeting, 'scopes'>,
): readonly string[] {
  const isOpen = (scope: string) =>
    index.targetsIn(scope) !== undefined &&
    boards.some(
      (board) =>
        board === scope ||
        (index.regions.has(board) && index.regions.has(scope) && index.within(scope, board)),
    )
  const spoken = new Set(
    scopes.flatMap((scope) => targetsOfScope(index, scope) ?? []).map(({ record }) => record.id),
  )
  const shares = (board: string) => (index.targetsIn(board) ?? []).some(({ record }) => spoken.has(record.id))
  return [...new Set([...scopes.filter(isOpen), ...boards])].filter(shares)
}

/** What a display shows that follows a meeting which is held: the scene 会议 with the item of the open page; null while none is. */
export async function roomLead(
  reader: Reader,
  index: CatalogueIndex,
  row: DisplayRow,
  rooms: ReadonlyMap<string, FollowedRoom>,
  now: string,
): Promise<LeadShown | null> {
  const kept = followedBy(row)
  const room = rooms.get(kept?.id ?? '')
  const until = room && heldUntil(room, now)
  if (!kept || !room || until === undefined) return null
  const profile = row.profile === null ? undefined : (await newestProfiles(reader)).get(row.profile)?.content
  const boards = boardsOfRoom(index, boardsOnDisplay(shownOnDisplay(row, profile)), room.meeting)
  const has = (board: string) => (index.targetsIn(board) ?? []).some(({ record }) => record.id === kept.page)
  const scope = boards.find(has) ?? boards[0]
  if (scope === undefined) return null
  const target = has(scope) ? kept.page : null
  return {
    ...{
      scope,
      scene: 'meeting',
      target,
      at: room.meeting.at,
      asOf: null,
      hold: false,
      mark: null,
      filter: null,
    },
    ...{ byName: room.meeting.title, meeting: true, until },
  }
}
