import type { Light } from '#metrics/catalogue/light-rule.ts'
import { businessDate } from '#metrics/wording/instants.ts'
import type { ApprovedChange, BoardRow } from '#server/contract/board.ts'
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
