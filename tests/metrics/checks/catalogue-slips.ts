import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { isCumulative } from '#metrics/judging/judging-mode.ts'
import { Decimal } from '#metrics/numbers/decimal.ts'
import { checkObservations } from '#metrics/quality.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import type { Observation } from '#metrics/series/observation.ts'

/** The powers of ten by which a value slips, up or down. */
const POWERS = [2, 3, 4, 5, 6, 7, 8, 9]

/** The share of its target at which a level stands before the span. */
const BEGIN = 0.6

/** Slips of the first three values of every target in its first year, up and down, and the number that are caught. */
export interface CatalogueSlips {
  readonly slipped: number
  readonly caught: number
  readonly values: number
  /** The number of true values with another question than that they equal the target, or are unchanged. */
  readonly asked: number
}

/** Slips in values that progress evenly to the target by the due date, a level from `BEGIN`, anything else from 0. */
export function catalogueSlips(catalogue: Catalogue): CatalogueSlips {
  let [slipped, caught, values, asked] = [0, 0, 0, 0]
  for (const target of indexCatalogue(catalogue).targets.values()) {
    const series = firstValues(target)
    series.forEach((observation, place) => {
      const codes = codesOf(target, series, place, String(observation.value))
      values++
      if (codes.some((code) => code !== 'exactly-on-target' && code !== 'unchanged')) asked++
      for (const power of POWERS.flatMap((each) => [each, -each])) {
        const slip = new Decimal(observation.value!).times(new Decimal(10).pow(power))
        if (slip.isZero()) continue
        slipped++
        if (codesOf(target, series, place, slip.toFixed()).length > 0) caught++
      }
    })
  }
  return { slipped, caught, values, asked }
}

function codesOf(
  { target }: CataloguedTarget,
  series: readonly Observation[],
  place: number,
  value: string,
): string[] {
  const { indicator, region } = target
  const { period } = series[place]!
  const known = series.slice(0, place)
  const cell = { indicator, region, period, value, series: known, targets: [target] }
  return checkObservations({ cells: [cell], today: '2099-12-31' }).map(({ code }) => code)
}

function firstValues({ target }: CataloguedTarget): Observation[] {
  const { indicator, start, due = '2025-12-31' } = target
  const months = (Number(due.slice(0, 4)) - Number(start.slice(0, 4)) + 1) * 12
  const goal = Number(target.high ?? target.value)
  const begin = indicator.accumulation === 'level' && !isCumulative(target) ? BEGIN : 0
  return [1, 2, 3].map((ordinal) => ({
    period: { frequency: 'M', year: Number(start.slice(0, 4)), ordinal },
    value: roundToDigits(goal * (begin + ((1 - begin) * ordinal) / months), indicator.decimals, 'half-up'),
    status: 'A',
    revision: 1,
    state: 'approved',
    provenance: 'reported',
  }))
}
