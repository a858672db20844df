import { periodEnd, periodStart } from '../period.ts'
import type { TrajectoryPoint } from './trajectory-lines.ts'

/** The marked days of an order: on which it was given, and on which it was closed; null: not yet, or never. */
export interface MarkedOrder {
  readonly assignedOn: string | null
  readonly closedOn: string | null
}

/** The orders in one period of a curve: the period's place on the axis, and what happened in it. */
export interface OrderMark {
  readonly place: number
  readonly text: string
}

/** The marks of orders that were given or closed along a curve, one for each period. Days beyond its ends have none. */
export function orderMarks(
  points: readonly Pick<TrajectoryPoint, 'period'>[],
  orders: readonly MarkedOrder[],
): OrderMark[] {
  const ends = points.map(({ period }) => periodEnd(period))
  const [first] = points
  const placeOf = (day: string | null) =>
    day === null || !first || day < periodStart(first.period) ? -1 : ends.findIndex((end) => day <= end)
  const counts = new Map<number, { given: number; closed: number }>()
  const note = (place: number, what: 'given' | 'closed') => {
    if (place < 0) return
    const noted = counts.get(place) ?? { given: 0, closed: 0 }
    counts.set(place, { ...noted, [what]: noted[what] + 1 })
  }
  for (const { assignedOn, closedOn } of orders) {
    note(placeOf(assignedOn), 'given')
    note(placeOf(closedOn), 'closed')
  }
  return [...counts]
    .map(([place, { given, closed }]) => ({
      place,
      text: [counted('交办', given), counted('销号', closed)].filter(Boolean).join('、'),
    }))
    .sort((a, b) => a.place - b.place)
}

function counted(word: string, times: number): string {
  if (times === 0) return ''
  return times === 1 ? word : `${word} ${times} 件`
}
