import { ownAmount, yearToDate } from './amounts.ts'
import type { Amount } from './amounts.ts'
import { averageGrowth, growthAgrees, growthRate, pointChange } from '../growth.ts'
import type { Growth } from '../growth.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import type { Observation } from './observation.ts'
import { comparePeriods, periodAt, periodIndex, periodsInYear } from '../period.ts'
import type { Period } from '../period.ts'
import { approvedAt, definitionAt, readSeries } from './series.ts'
import type { Series } from './series.ts'

/** 同比, 环比, 两年平均. */
export type ComparisonKind = 'year-on-year' | 'period-on-period' | 'two-year-average'

/** A base that was restated by the definition (口径) since a break. */
export interface RestatedBase {
  readonly period: Period
  readonly since: Period
  readonly value: string
}

/** A rate or words; 百分点 for a value that is itself a rate. */
export type ComparedChange = Growth | { readonly points: number }

/** `not-comparable`: the comparison does not exist, such as 环比 of a running total or after two months in one. */
export type NoChange = 'no-current' | 'no-base' | 'definition-break' | 'not-comparable'

export type Computed =
  | {
      readonly change: ComparedChange
      readonly current: string
      readonly base: { readonly period: Period; readonly value: string; readonly restated: boolean }
    }
  | { readonly absent: NoChange; readonly breakAt?: Period }

export interface Comparison {
  readonly computed: Computed
  /** A published rate for comparison, as a fraction; it never replaces the computed one. */
  readonly published: string | null
  /** Whether the published rate cannot be the growth of the two levels: a warning, since 可比口径 may be the reason. */
  readonly disagrees: boolean
}

interface ComparisonInput {
  readonly indicator: Pick<Indicator, 'frequency' | 'accumulation' | 'unit' | 'januaryMerged'>
  /** The revisions of one indicator and region, in any order. */
  readonly observations: readonly Observation[]
  readonly period: Period
  readonly kind: ComparisonKind
  /** 累计: the year so far, in both years. */
  readonly cumulative?: boolean
  readonly restated?: readonly RestatedBase[]
  readonly published?: string
}

/**
 * Compares a period with an earlier one by approved, exact values: never by the mean of rates, and never across a break of definition
 * (status B) unless the base was restated. Rules G-1, G-4 to G-8.
 */
export function compare(input: ComparisonInput): Comparison {
  const computed = computeChange(input)
  const published = input.published ?? null
  const disagrees =
    published !== null &&
    input.kind !== 'two-year-average' &&
    'change' in computed &&
    'rate' in computed.change &&
    !growthAgrees(published, computed.current, computed.base.value)
  return { computed, published, disagrees }
}

function computeChange(input: ComparisonInput): Computed {
  const { indicator, observations, kind, cumulative = false } = input
  const { frequency } = indicator
  const index = periodIndex(input.period)
  const baseIndex = baseIndexOf(input)
  if (baseIndex === undefined) return { absent: 'not-comparable' }
  const period = periodAt(frequency, baseIndex)
  const yearStart = periodIndex({ frequency, year: period.year, ordinal: 1 })
  const series = readSeries(observations, frequency, yearStart, index)
  const amountAt = cumulative ? yearToDate : ownAmount
  const current = amountAt(indicator, series, index)
  if (!current) return { absent: 'no-current' }
  const within = lastBreak(series, current.from, current.to)
  if (within !== undefined) return { absent: 'definition-break', breakAt: periodAt(frequency, within) }
  const base = baseOf(input, series, period, amountAt(indicator, series, baseIndex))
  if ('absent' in base) return base
  const value = current.value.toString()
  return {
    change: changeOf(indicator.unit, kind, value, base.value),
    current: value,
    base: { period, ...base },
  }
}

/**
 * The base, or its restated value where a break is between: a given one, or one entered after the break. The newest break decides. Rule
 * G-7.
 */
function baseOf(
  { period, restated = [] }: ComparisonInput,
  series: Series,
  basePeriod: Period,
  amount: Amount | undefined,
): { value: string; restated: boolean } | { absent: NoChange; breakAt?: Period } {
  const since = lastBreak(series, amount?.from ?? periodIndex(basePeriod), periodIndex(period))
  if (since === undefined)
    return amount ? { value: amount.value.toString(), restated: false } : { absent: 'no-base' }
  const breakAt = periodAt(series.frequency, since)
  if (amount && measuresBy(series, amount, since)) return { value: amount.value.toString(), restated: true }
  const known = restated.find(
    (each) => comparePeriods(each.period, basePeriod) === 0 && comparePeriods(each.since, breakAt) === 0,
  )
  return known ? { value: known.value, restated: true } : { absent: 'definition-break', breakAt }
}

/** Whether all values of an amount have the definition of a break. */
function measuresBy(series: Series, { from, to }: Amount, since: number): boolean {
  for (let index = from; index <= to; index++) if (definitionAt(series, index) !== since) return false
  return true
}

/** The number of the last approved period marked as a break, after `from` and up to `to`. */
function lastBreak(series: Series, from: number, to: number): number | undefined {
  for (let index = to; index > from; index--) {
    if (approvedAt(series, index)?.status === 'B') return index
  }
  return undefined
}

/** The number of the period of comparison; undefined where there is no such comparison. Rules G-6, G-8. */
function baseIndexOf({ indicator, period, kind, cumulative }: ComparisonInput): number | undefined {
  const { accumulation, frequency, januaryMerged } = indicator
  if (cumulative && accumulation === 'level') return undefined
  if (kind === 'period-on-period') {
    const twoMonths = januaryMerged && frequency === 'M' && accumulation !== 'level' && period.ordinal <= 3
    return cumulative || twoMonths ? undefined : periodIndex(period) - 1
  }
  if (kind === 'two-year-average' && indicator.unit === '%') return undefined
  const year = period.year - (kind === 'two-year-average' ? 2 : 1)
  return period.ordinal > periodsInYear(frequency, year) ? undefined : periodIndex({ ...period, year })
}

function changeOf(unit: string, kind: ComparisonKind, current: string, base: string): ComparedChange {
  if (unit === '%') return { points: pointChange(current, base) }
  const growth = growthRate(current, base)
  if (kind !== 'two-year-average' || !('rate' in growth)) return growth
  return { rate: averageGrowth(growth.rate, 2) }
}
