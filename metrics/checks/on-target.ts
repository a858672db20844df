import { achievedWith } from '../judging/achieved.ts'
import { compareDecimals } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import { weekdaysOnly } from '../calendar/calendar.ts'
import { gatherFacts } from '../judging/facts.ts'
import { isCumulative } from '../judging/judging-mode.ts'
import { formatExact } from '../numbers/quantity.ts'
import type { Observation } from '../series/observation.ts'
import { periodAt } from '../period.ts'
import type { Frequency } from '../period.ts'
import type { Target } from '../catalogue/target.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding, SeriesPoint } from './finding.ts'

/**
 * Asks about a value that is exactly on the target for the first time, or above the number of a closed list. `points` are all points of
 * the series, oldest first, with the entries among them. Rules.
 */
export function checkAgainstTarget(
  target: Target,
  entries: readonly EnteredCell[],
  points: readonly SeriesPoint[],
): Finding[] {
  const achieved = achievedBy(target, points)
  return entries.flatMap((entry) => checkEntry(target, entry, achieved))
}

type Achieved = (point: SeriesPoint) => DecimalInput | null

function checkEntry(
  target: Target,
  { cell, proposed, index, value, earlier }: EnteredCell,
  achieved: Achieved,
): Finding[] {
  const { unit } = proposed.indicator
  const reached = achieved({ index, value })
  if (reached === null) return []
  const compared = compareDecimals(reached, target.value)
  if (target.comparator === '=' && compared > 0 && isCumulative(target)) {
    const message = `${formatExact(reached)}${unit}多于文件所列${formatExact(target.value)}${unit}：请核对是否列入了名单之外的，无误请说明原因`
    return [query('above-closed-list', cell, message)]
  }
  const last = earlier.at(-1)
  const before = last ? achieved(last) : null
  if (compared !== 0 || (before !== null && compareDecimals(before, target.value) === 0)) return []
  return [
    query(
      'exactly-on-target',
      cell,
      `恰好等于目标${formatExact(target.value)}${unit}：请核对数据来源，并说明依据`,
    ),
  ]
}

/** x of the target's formula at a point, if all points were approved; null outside the span or where a part is unknown. */
function achievedBy(target: Target, points: readonly SeriesPoint[]): Achieved {
  const { due, indicator } = target
  if (due === undefined) return () => null
  const observations = points.map((point) => standing(indicator.frequency, point))
  const { carried, first } = gatherFacts(target, due, observations, due, weekdaysOnly)
  return ({ index, value }) => {
    const before = carried[index - first]
    return before ? achievedWith(before, value) : null
  }
}

function standing(frequency: Frequency, { index, value }: SeriesPoint): Observation {
  const period = periodAt(frequency, index)
  return { period, value, status: 'A', revision: 1, state: 'approved', provenance: 'reported' }
}
