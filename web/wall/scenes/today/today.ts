import type { Light } from '#metrics/catalogue/light-rule.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import type { ApprovedChange, BoardRow } from '#server/contract/board.ts'
import { linesTaken, textWidth } from '../../../composables/text-lines.ts'
import { byUrgency } from '../../../board/urgency.ts'

/** A target whose light differs from the one when the day began. */
export interface TurnedLight {
  readonly row: BoardRow
  readonly from: Light | null
}

/** The targets that turned since the day began, the most urgent first. A target that is new today has not turned. */
export function turnedLights(
  rows: Iterable<BoardRow>,
  morning: ReadonlyMap<string, Light | null>,
): readonly TurnedLight[] {
  return [...rows].toSorted(byUrgency).flatMap((row) => {
    const from = morning.get(row.target)
    return from === undefined || from === row.light ? [] : [{ row, from }]
  })
}

/** The approvals of a day, newest first, among the latest changes that a wall keeps. */
export interface DaysChanges {
  readonly changes: readonly ApprovedChange[]
  /** Whether there may have been more: all kept changes are of this day, and the wall may not have all. */
  readonly mayLack: boolean
}

/**
 * The number of changes that the server sends at first (`tickerLines` of server/live/encode-messages.ts); a wall with
 * fewer has all of them.
 */
const toldAtOnce = 30

export function daysChanges(day: string, recent: readonly ApprovedChange[]): DaysChanges {
  const changes = recent.filter(({ approvedAt }) => businessDate(approvedAt) === day)
  return {
    changes,
    mayLack: changes.length === recent.length && recent.length >= toldAtOnce,
  }
}

/** Design pixels beside the name: the time, the widest value, and the margins. */
const besideNews = 316

/** The height of a line in which nothing is cut: reporter and period go below the name if both do not fit side by side. */
export function newsHeight(name: string, whence: string, width: number): number {
  const room = width - besideNews
  const together = textWidth(name, 22) + 12 + textWidth(whence, 20) <= room
  const lines = together ? 1 : linesTaken(name, 22, room) + linesTaken(whence, 20, room)
  return lines * 26 + 6
}
