import type { Light } from '#metrics/catalogue/light-rule.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import type { ApprovedChange, BoardRow } from '#server/contract/board.ts'
import { linesTaken, textWidth } from '../../../composables/text-lines.ts'
import { byUrgency } from '../../../board/urgency.ts'

/** A target whose light is another than when the day began. */
export interface TurnedLight {
  readonly row: BoardRow
  readonly from: Light | null
}

/** What turned since the day began, what somebody must act on first. A target that was not there then has not turned. */
export function turnedLights(
  rows: Iterable<BoardRow>,
  morning: ReadonlyMap<string, Light | null>,
): readonly TurnedLight[] {
  return [...rows].toSorted(byUrgency).flatMap((row) => {
    const from = morning.get(row.target)
    return from === undefined || from === row.light ? [] : [{ row, from }]
  })
}

/** What was approved on a day, newest first, of the latest changes that a wall keeps. */
export interface DaysChanges {
  readonly changes: readonly ApprovedChange[]
  /** All that is kept is of this day: there may have been more. */
  readonly mayLack: boolean
}

/** As many as the server tells of at first (`tickerLines` of server/live/encode-messages.ts): where fewer are kept, there are no more. */
const toldAtOnce = 30

export function daysChanges(day: string, recent: readonly ApprovedChange[]): DaysChanges {
  const changes = recent.filter(({ approvedAt }) => businessDate(approvedAt) === day)
  return {
    changes,
    mayLack: changes.length === recent.length && recent.length >= toldAtOnce,
  }
}

/** Design pixels beside what was approved: when, the widest value, and what is between. */
const besideNews = 316

/** Height that an approval needs so that nothing is cut: from whom and of when goes below the name as a whole where both are too wide. */
export function newsHeight(name: string, whence: string, width: number): number {
  const room = width - besideNews
  const together = textWidth(name, 22) + 12 + textWidth(whence, 20) <= room
  const lines = together ? 1 : linesTaken(name, 22, room) + linesTaken(whence, 20, room)
  return lines * 26 + 6
}
