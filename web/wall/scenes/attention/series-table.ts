import { comparePeriods, formatPeriod, parsePeriod, periodEnd } from '#metrics/period.ts'
import { formatFigure } from '#metrics/numbers/quantity.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { statusText } from '#metrics/wording/figures/statuses.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { StandingFigure } from '../../../stores/held-series.ts'

export interface SeriesLine {
  readonly period: string
  readonly label: string
  readonly value: string
  /** Difference from the value before, signed; empty without both values and across a change of definition. */
  readonly change: string
  readonly status: string
  /** Whether the light was judged at this period. */
  readonly current: boolean
}

/** The values of the periods that end by `at`, newest first; `records` has one a cell. */
export function seriesTable(
  records: readonly StandingFigure[],
  row: Pick<BoardRow, 'region' | 'decimals' | 'period'>,
  at: string,
): readonly SeriesLine[] {
  const known = records
    .filter(({ region }) => region === row.region)
    .flatMap((record) => {
      const period = parsePeriod(record.period)
      return period && periodEnd(period) <= at ? [{ record, period }] : []
    })
    .toSorted((a, b) => comparePeriods(b.period, a.period))
  const printed = (figure: number) => formatFigure(roundToDigits(figure, row.decimals, 'half-up'))
  return known.map(({ record, period }, index) => {
    const { value, status, bound } = record
    const before = known[index + 1]?.record.value ?? null
    const change = value === null || before === null || status === 'B' ? null : value - before
    return {
      period: record.period,
      label: formatPeriod(period, 'zh'),
      value: value === null ? '—' : printed(value),
      change: change === null ? '' : `${change > 0 ? '+' : ''}${printed(change)}`,
      status: bound === 'lower' ? '下限' : statusText(record.status),
      current: record.period === row.period,
    }
  })
}
