import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { MeetingChanges } from '../../../contract/meeting-changes.ts'
import type { Deps } from '../../../deps.ts'
import { followBoards } from '../../../judging/following/board-versions.ts'
import { judge } from '../../../judging/judge.ts'
import { viewOf } from '../../../judging/view.ts'
import { recentResults } from '../../../recent-results.ts'
import { readPicture, storedSnapshot } from '../meeting-agenda.ts'
import { rowsOfMeeting } from '../meeting-picture.ts'
import type { MeetingWithState } from '../meetings.ts'
import { changedFigures } from './changed-figures.ts'

/** The number of frozen pictures whose changes are kept. */
const kept = 20

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue'>

/**
 * Tells the differences that a meeting's newest frozen picture would have by what is known now, at its own reference date; nothing for a
 * meeting that is not frozen. Open pages ask again and again: the targets are judged only after an entry that may change them. Follows the
 * ledger from the call on.
 */
export function followMeetingChanges(deps: Needs): (meeting: MeetingWithState) => Promise<MeetingChanges> {
  const { store, catalogue } = deps
  const found = recentResults<MeetingChanges['changes']>(kept)
  const versionOf = followBoards(store)
  return async ({ id, scopes, snapshots }) => {
    const { sequence } = store.head()
    const [newest] = snapshots
    if (!newest) return { sequence, changes: [] }
    const { version, at } = newest.facts
    const index = catalogue.current()
    const last = versionOf(index, targetsOfScopes(index, scopes))
    const picture = { id, scopes, version, at }
    const changes = await found.get(`${id} ${version} ${last}`, () => changesSince(deps, picture))
    return { sequence, changes }
  }
}

/** The differences between a frozen picture and its targets, judged by what is known now. */
async function changesSince(
  deps: Needs,
  { id, scopes, version, at }: Pick<MeetingWithState, 'id' | 'scopes'> & { version: number; at: string },
): Promise<MeetingChanges['changes']> {
  const frozen = readPicture(await storedSnapshot(deps.store.reader, id, version))
  const view = await viewOf(deps, { at })
  const judged = await judge(view, targetsOfScopes(view.index, scopes))
  const rowsNow = new Map(rowsOfMeeting(view.index, judged, scopes).map((row) => [row.target, row]))
  return changedFigures(frozen.targets, rowsNow)
}
