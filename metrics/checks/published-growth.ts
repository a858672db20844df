import { compare } from '../series/comparison.ts'
import { Decimal } from '../numbers/decimal.ts'
import { formatFigure } from '../numbers/quantity.ts'
import { roundToDigits } from '../numbers/rounding.ts'
import type { FiguresAround, SoundCell, Surroundings } from './figures-around.ts'
import { query } from './finding.ts'
import type { Finding } from './finding.ts'
import { linksOf } from './related-series.ts'

/**
 * Asks about a published 同比 that cannot follow from its two levels. 可比口径 may be the reason, so both are kept. The question is asked at the
 * rate if that is entered, otherwise at the level. Rules G-5, Q-21.
 */
export function checkPublishedGrowth(
  { cell, proposed, index }: SoundCell,
  figures: FiguresAround,
  around: Surroundings,
): Finding[] {
  const { region, period } = proposed
  return linksOf(proposed.indicator, 'growthOf', around).flatMap(({ from, to }) => {
    const rate = { indicator: from, region }
    if (from.id !== proposed.indicator.id && figures.isProposed(rate, index)) return []
    const published = figures.at(rate, index)
    if (published === undefined) return []
    const { computed, disagrees } = compare({
      indicator: to,
      observations: figures.standing({ indicator: to, region }),
      period,
      kind: 'year-on-year',
      cumulative: to.accumulation === 'year-to-date',
      // The rate as a fraction, with the digits that it is printed with in %.
      published: new Decimal(published).dividedBy(100).toFixed(from.decimals + 2),
    })
    if (!disagrees || !('change' in computed) || !('rate' in computed.change)) return []
    const reckoned = roundToDigits(new Decimal(computed.change.rate).times(100).toString(), from.decimals)
    const message = `公布的同比${formatFigure(published)}%与按“${to.name}”两年数算得的${formatFigure(reckoned)}%不符：如因可比口径，请说明；否则请核对`
    return [query('growth-disagrees', cell, message)]
  })
}
