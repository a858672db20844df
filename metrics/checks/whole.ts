import { compareDecimals, Decimal } from '../numbers/decimal.ts'
import { halfUnit } from '../numbers/half-unit.ts'
import { formatPeriod } from '../period.ts'
import { formatExact, formatFigure, scaleQuantity } from '../numbers/quantity.ts'
import { roundToDigits } from '../numbers/rounding.ts'
import { overRegionsOf } from '../catalogue/indicator.ts'
import { rateOfChildren } from '../series/rollup.ts'
import { shareFactorOf } from '../series/share.ts'
import type { ShareParts } from '../series/share.ts'
import type { FiguresAround, SoundCell, Surroundings } from './figures-around.ts'
import { error, query } from './finding.ts'
import type { Finding } from './finding.ts'
import { wholesOf } from './related-series.ts'
import type { SeriesRef, Whole } from './related-series.ts'
import { roundsTo } from './share-form.ts'

/**
 * Checks that a total is the sum of its parts, apart from rounding, and that a rate is Σ numerator ÷ Σ denominator of its regions. Where a
 * region gives the rate alone, the rate must lie between those of the regions. The finding is on the total if that is entered, otherwise on
 * the part. A difference from the sum or the rate is an error where the parts are complete and all figures are entered together; otherwise
 * it is a query, so that two reporters can correct a total and a part one after the other. Rules H-3, Q-19, Q-22.
 */
export function checkWholes(
  { cell, proposed, index }: SoundCell,
  figures: FiguresAround,
  around: Surroundings,
): Finding[] {
  return wholesOf(proposed, around).flatMap((whole) => {
    const isTotal = sameSeries(whole.total, proposed)
    if (!isTotal && figures.isProposed(whole.total, index)) return []
    const total = figures.at(whole.total, index)
    const parts = whole.parts.map((part) => inUnit(figures.at(part, index), part, whole.total))
    if (total === undefined || !parts.every((part) => part !== undefined)) return []
    const inHand = [whole.total, ...whole.parts].every((series) => figures.isProposed(series, index))
    const refused = inHand && (whole.by === 'components' || whole.total.indicator.madeOf?.complete === true)
    const place = { cell, period: formatPeriod(proposed.period, 'zh'), around, refused }
    if (whole.by === 'components' || overRegionsOf(whole.total.indicator) === 'sum')
      return partsDiffer(whole, total, parts, place)
    const rates = whole.parts.flatMap((part) => {
      const divided = figures.partsAt(part, index)
      return divided ? [{ region: part.region, ...divided }] : []
    })
    return rates.length === parts.length
      ? rateDiffers(whole, total, rates, place)
      : outsideParts(whole, total, parts, place)
  })
}

interface PlaceInWhole {
  readonly cell: number
  readonly period: string
  readonly around: Surroundings
  /** Whether the parts are complete, and every figure of the whole is being entered. */
  readonly refused: boolean
}

/** A component in the unit of its total, which may have another scale: 万元 in 亿元. */
function inUnit(value: string | undefined, part: SeriesRef, total: SeriesRef): string | undefined {
  return value === undefined ? undefined : scaleQuantity(value, part.indicator.unit, total.indicator.unit)
}

/** Checks a sum. Counts add up exactly; of rounded amounts each may be off by half a unit of its own last digit. */
function partsDiffer(whole: Whole, total: string, parts: readonly string[], place: PlaceInWhole): Finding[] {
  const { unit } = whole.total.indicator
  const sum = Decimal.sum(...parts)
  const difference = sum.minus(total)
  const allowed = Decimal.sum(
    ...[whole.total, ...whole.parts].map(({ indicator }) => halfUnit(indicator, unit)),
  )
  if (difference.abs().lessThanOrEqualTo(allowed)) return []
  const what = whole.by === 'regions' ? '各地区' : '各分项'
  const side = difference.isPositive() ? '多' : '少'
  const found = `${place.period}${what}（${parts.length}个）合计${formatExact(sum)}${unit}，比${nameOf(whole, place)}${formatExact(total)}${unit}${side}${formatExact(difference.abs())}${unit}`
  return place.refused
    ? [error('contradicts-parts', place.cell, 'value', `${found}：请更正各项或总数`)]
    : [query('parts-differ', place.cell, `${found}：请与其余各数的填报单位核对，无误请说明原因`)]
}

/** Checks a rate. Numerators and denominators are counts, so that only the total may be rounded. */
function rateDiffers(
  whole: Whole,
  total: string,
  rates: readonly ({ readonly region: string } & ShareParts)[],
  place: PlaceInWhole,
): Finding[] {
  const { unit, decimals } = whole.total.indicator
  const rate = rateOfChildren(
    rates.map(({ region }) => region),
    rates,
  )
  if ('absent' in rate) return []
  const exact = new Decimal(rate.value).times(shareFactorOf(unit)).toString()
  if (roundsTo(exact, total, whole.total.indicator)) return []
  const computed = roundToDigits(exact, Math.max(decimals, new Decimal(total).decimalPlaces()), 'half-up')
  const [above, below] = (['numerator', 'denominator'] as const).map((part) =>
    formatExact(Decimal.sum(...rates.map((each) => each[part]))),
  )
  const found = `${place.period}各地区（${rates.length}个）合计${above}÷${below}为${formatFigure(computed)}${unit}，与${nameOf(whole, place)}${formatExact(total)}${unit}不符`
  return place.refused
    ? [error('contradicts-parts', place.cell, 'value', `${found}：请更正各项或总数`)]
    : [query('parts-differ', place.cell, `${found}：请与其余各数的填报单位核对，无误请说明原因`)]
}

function outsideParts(whole: Whole, total: string, parts: readonly string[], place: PlaceInWhole): Finding[] {
  const sorted = [...parts].sort(compareDecimals)
  const [low, high] = [sorted[0]!, sorted.at(-1)!]
  if (compareDecimals(total, low) >= 0 && compareDecimals(total, high) <= 0) return []
  const { unit } = whole.total.indicator
  const message = `${place.period}${nameOf(whole, place)}${formatExact(total)}${unit}不在各地区的${formatExact(low)}${unit}至${formatExact(high)}${unit}之间：请核对，无误请说明原因`
  return [query('outside-parts', place.cell, message)]
}

function nameOf({ total, by }: Whole, { around }: PlaceInWhole): string {
  if (by === 'components') return `“${total.indicator.name}”`
  return around.regions.find(({ code }) => code === total.region)?.name ?? total.region
}

function sameSeries(a: SeriesRef, b: SeriesRef): boolean {
  return a.indicator.id === b.indicator.id && a.region === b.region
}
