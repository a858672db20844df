import type { ProposedCell } from '#metrics/checks/finding.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { checkObservations } from '#metrics/quality.ts'

/** The findings about cells of linked indicators, beside series that are known by indicator. */
export function foundBeside(
  cells: readonly ProposedCell[],
  indicators: readonly Indicator[],
  known: Readonly<Record<string, readonly Observation[]>> = {},
) {
  const around = {
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    regions: [],
    seriesOf: (indicator: string) => known[indicator] ?? [],
  }
  return checkObservations({ cells, today: '2025-12-31', around })
}
