import { targetsOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import type { MeetingChanges } from '../../../contract/meeting-changes.ts'
import type { Deps } from '../../../deps.ts'
import { judge } from '../../../judging/judge.ts'
import { viewOf } from '../../../judging/view.ts'
import { readPicture, storedSnapshot } from '../meeting-agenda.ts'
import { rowsOfMeeting } from '../meeting-picture.ts'
import type { MeetingWithState } from '../meetings.ts'
import { changedFigures } from './changed-figures.ts'

/**
 * The differences that the newest frozen picture would have by what is known now, at its own reference date; nothing for a meeting that is
 * not frozen. The picture itself stays as it is.
 */
export async function meetingChanges(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  { id, scopes, snapshots }: MeetingWithState,
): Promise<MeetingChanges> {
  const [newest] = snapshots
  if (!newest) return { sequence: deps.store.head().sequence, changes: [] }
  const { version, at } = newest.facts
  const frozen = readPicture(await storedSnapshot(deps.store.reader, id, version))
  const view = await viewOf(deps, { at })
  const judged = await judge(view, targetsOfScopes(view.index, scopes))
  const rowsNow = new Map(rowsOfMeeting(view.index, judged, scopes).map((row) => [row.target, row]))
  return { sequence: view.asOf, changes: changedFigures(frozen.targets, rowsNow) }
}
