import type { ProposedCell } from '#metrics/checks/finding.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { checkObservations } from '#metrics/quality.ts'
import { makeIndicator, observe, periodNamed } from '../make-target.ts'

type CellGiven = Partial<Omit<ProposedCell, 'indicator' | 'period'>>

/** A cell of Qingyuan's 5G stations, with the fields of `ofIndicator` in its indicator. */
export function propose(
  period: string,
  value: ProposedCell['value'],
  part: CellGiven = {},
  ofIndicator: Partial<Indicator> = {},
): ProposedCell {
  const indicator = makeIndicator(ofIndicator)
  return { indicator, region: '441800', period: periodNamed(period), value, series: [], targets: [], ...part }
}

/** The findings about the cells at the end of 2024. */
export const check = (...cells: ProposedCell[]) => checkObservations({ cells, today: '2024-12-31' })

export const codes = (...cells: ProposedCell[]): string[] => check(...cells).map(({ code }) => code)

/** Approved values of successive months of 2024 from the month `from` on; 0 is December 2023. */
export function months(values: readonly (string | number)[], from = 1): Observation[] {
  return values.map((value, step) => observe(from + step === 0 ? '2023-M12' : `2024-M${from + step}`, value))
}

/** The property of an indicator that is a running total of the year. */
export const runningTotal = { accumulation: 'year-to-date' } as const
