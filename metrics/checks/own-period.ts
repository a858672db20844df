import { isCollected } from '../reporting/collection.ts'
import { Decimal } from '../numbers/decimal.ts'
import { halfUnit } from '../numbers/half-unit.ts'
import { formatPeriod, opensYear } from '../period.ts'
import { formatExact, scaleQuantity } from '../numbers/quantity.ts'
import type { FiguresAround, SoundCell, Surroundings } from './figures-around.ts'
import { query } from './finding.ts'
import type { Finding } from './finding.ts'
import { linksOf } from './related-series.ts'

/**
 * Asks about a year's running total that does not grow by the period's own amount. A difference is not refused, since totals often contain
 * corrections of earlier months. The question is asked at the running total if that is entered, otherwise at the period's own amount. Rule
 *
 */
export function checkOwnPeriod(
  { cell, proposed, index }: SoundCell,
  figures: FiguresAround,
  around: Surroundings,
): Finding[] {
  const { region } = proposed
  return linksOf(proposed.indicator, 'ownPeriod', around).flatMap(({ from: running, to: own }) => {
    const total = { indicator: running, region }
    if (running.id !== proposed.indicator.id && figures.isProposed(total, index)) return []
    const { unit } = running
    const [now, reported] = [figures.at(total, index), figures.at({ indicator: own, region }, index)]
    if (now === undefined || reported === undefined) return []
    const added = scaleQuantity(reported, own.unit, unit)
    if (added === undefined) return []
    const opensTheYear = opensYear(running.frequency, index) || !isCollected(running, index - 1)
    const before = opensTheYear ? '0' : figures.at(total, index - 1)
    const period = formatPeriod(proposed.period, 'zh')
    // Three rounded figures take part, or two in the year's first period.
    const allowed = halfUnit(running, unit)
      .times(opensTheYear ? 1 : 2)
      .plus(halfUnit(own, unit))
    if (before === undefined) {
      const below = !running.negative && new Decimal(added).minus(now).greaterThan(allowed)
      const message = `${period}累计${formatExact(now)}${unit}小于当期数${formatExact(added)}${unit}：累计应含当期，请核对两数，无误请说明原因`
      return below ? [query('own-period-differs', cell, message)] : []
    }
    const grown = new Decimal(now).minus(before)
    if (grown.minus(added).abs().lessThanOrEqualTo(allowed)) return []
    const message = `${period}累计${formatExact(now)}${unit}减上期累计${formatExact(before)}${unit}为${formatExact(grown)}${unit}，与当期数${formatExact(added)}${unit}不符：请核对两数；累计里含以前月份更正的，请说明`
    return [query('own-period-differs', cell, message)]
  })
}
