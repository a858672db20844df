import type { Indicator } from '../catalogue/indicator.ts'
import type { EnteredCell } from './finding.ts'
import { amountOf, amountsOf, meanOf, spreadOf, startOf } from './steps.ts'
import { placeAYearBefore } from './year-before.ts'

/** A period's own amount, and the range in which such amounts usually lie. Rules. */
export interface Usual {
  /** The period's own amount; of a running total the value less the one before it, per period. */
  readonly own: number
  /** The amount of the same period of the year before; absent where it is unknown. */
  readonly yearBefore?: number
  /** The mean of the last three amounts, or of fewer if there are fewer. */
  readonly recent: number
  /** The number of these amounts, at most three. */
  readonly count: number
  /** `recent` and `yearBefore`, the lower first; `recent` twice where the other is unknown. */
  readonly references: readonly [low: number, high: number]
  /** A value outside this range is asked about. */
  readonly range: readonly [low: number, high: number]
  /** The running total before, and the number of periods that the value covers since. */
  readonly from: number
  readonly periods: number
}

/** Fewer values before it tell only the order of magnitude that is usual. */
export const FEWEST_BEFORE = 3
/** The number of values by which the usual deviation is computed. */
const LOOKED_BACK = 12

/** A value within ±33 % of the expected one, or within three units of the last digit, is not asked about. */
const FLOOR = 0.33
export const FLOOR_UNITS = 3
/** The 个百分点 within which a rate of change such as +5.2 % or −0.3 % is not asked about: near 0 proportions mean nothing. */
const FLOOR_OF_CHANGE = 3
/** A modified z-score above 3.5 is an outlier; twice as much where no year before shows the season. */
const CUT = 3.5
const CUT_WITHOUT_SEASON = 7
/** A value beyond four times or a quarter of the expected one is asked about, however much the series varies. */
const FURTHEST = 4

/** Whether values are rates of change: percentages that may be above or below 0. */
function isRateOfChange({ unit, negative }: Pick<Indicator, 'unit' | 'negative'>): boolean {
  return negative === true && /%|百分点/.test(unit)
}

/** The deviation that is never asked about: three units of the last digit, for a rate of change three 个百分点. Rules. */
export function floorOf(indicator: Pick<Indicator, 'unit' | 'negative' | 'decimals'>): number {
  return isRateOfChange(indicator) ? FLOOR_OF_CHANGE : FLOOR_UNITS / 10 ** indicator.decimals
}

/** The usual range of a cell's value by the values before it; undefined where they tell nothing. */
export function usualRange(entry: EnteredCell): Usual | undefined {
  const { index, value, earlier } = entry
  const { indicator } = entry.proposed
  const last = earlier.at(-1)
  if (!last) return undefined
  const amounts = amountsOf(indicator, earlier.slice(-LOOKED_BACK - 1)).slice(-LOOKED_BACK)
  const recents = amounts.slice(-3)
  const recent = meanOf(recents)
  const yearBefore = yearBeforeOf(entry)
  const references = yearBefore === undefined ? ([recent, recent] as const) : inOrder(recent, yearBefore)
  const { from, periods } = startOf(indicator, index, last)
  const span = { recent, count: recents.length, references, from: Number(from), periods }
  const range = rangeOf(references, amounts, yearBefore !== undefined, indicator)
  if (!range) return undefined
  const own = amountOf(indicator, { index, value }, last)
  return { own, ...(yearBefore === undefined ? {} : { yearBefore }), ...span, range }
}

function rangeOf(
  [low, high]: readonly [number, number],
  amounts: readonly number[],
  season: boolean,
  indicator: Pick<Indicator, 'unit' | 'negative' | 'decimals'>,
): readonly [number, number] | undefined {
  const floor = floorOf(indicator)
  const capped = furthest([low, high], amounts)
  if (amounts.length < FEWEST_BEFORE) {
    if (!capped) return undefined
    // A growth rate of −5.1 % may well be followed by one of 0.2 %.
    const size = Math.max(...capped.map(Math.abs))
    return indicator.negative
      ? [-size, size]
      : [Math.min(capped[0], low - floor), Math.max(capped[1], high + floor)]
  }
  const strays = (season ? CUT : CUT_WITHOUT_SEASON) * spreadOf(amounts)
  const width = (reference: number) => Math.max(FLOOR * Math.abs(reference), strays)
  const [lowest, highest] = (isRateOfChange(indicator) ? undefined : capped) ?? [-Infinity, Infinity]
  return [
    Math.min(Math.max(low - width(low), lowest), low - floor),
    Math.max(Math.min(high + width(high), highest), high + floor),
  ]
}

/** A quarter and four times of the expected value, where all values are on one side of 0. */
function furthest(
  [low, high]: readonly [number, number],
  amounts: readonly number[],
): readonly [number, number] | undefined {
  if (low > 0 && amounts.every((amount) => amount > 0)) return [low / FURTHEST, high * FURTHEST]
  if (high < 0 && amounts.every((amount) => amount < 0)) return [low * FURTHEST, high / FURTHEST]
  return undefined
}

/** The own amount of the same period of the year before. */
function yearBeforeOf({ proposed: { indicator }, earlier, index }: EnteredCell): number | undefined {
  const place = placeAYearBefore(indicator.frequency, earlier, index)
  return place < 0 ? undefined : amountOf(indicator, earlier[place]!, earlier[place - 1])
}

function inOrder(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a]
}
