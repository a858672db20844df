import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ApprovedFigure, ComputedFigures } from '../contract/live.ts'
import { computedFigures } from '../judging/computed/computed-figures.ts'
import type { Approval } from './approval-entry.ts'
import type { AudienceView } from './encode-messages.ts'

/**
 * Tells, for each approval or revocation in order, how the series change that are computed from its cell and on the audience's board. Each
 * series is told once, with the last approval that it depends on.
 */
export function computedTold(
  view: AudienceView,
  approvals: readonly Approval[],
): (approval: Approval, observation: ApprovedFigure | null) => Promise<ComputedFigures[]> {
  const { index, scope } = view
  const onBoard = new Set(index.targetsIn(scope)?.map(({ record }) => record.indicator))
  const computedFrom = (cell: SeriesName) =>
    index.computedFrom(cell).filter(({ indicator }) => onBoard.has(indicator))
  const last = new Map<string, number>()
  for (const approval of approvals)
    for (const series of computedFrom(approval)) last.set(seriesKey(series), approval.sequence)
  const firstYears = new Map<string, number>()
  return async (approval, observation) => {
    const told: ComputedFigures[] = []
    for (const series of computedFrom(approval)) {
      const key = seriesKey(series)
      const from = Math.min(firstYears.get(key) ?? lateYear, firstYear(approval, observation))
      firstYears.set(key, from)
      if (last.get(key) === approval.sequence) told.push(await computedFigures(view, series, from))
    }
    return told
  }
}

const lateYear = 9_999

/**
 * The first year of results that a cell can change. A first value changes no year before its own. A revision or a revocation may make or
 * remove a break of definition, which matters for every value (rule G-7).
 */
function firstYear({ period }: Approval, observation: ApprovedFigure | null): number {
  const isFirst = observation?.revision === 1 && observation.status !== 'B'
  return isFirst ? Number(period.slice(0, 4)) : 0
}
