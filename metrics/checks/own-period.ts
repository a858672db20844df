import { isCollected } from '../reporting/collection.ts'
import { Decimal } from '../numbers/decimal.ts'
import { formatPeriod, opensYear } from '../period.ts'
import { formatExact, scaleQuantity } from '../numbers/quantity.ts'
import type { FiguresAround, SoundCell, Surroundings } from './figures-around.ts'
import { query } from './finding.ts'
import type { Finding } from './finding.ts'
import { halfUnit } from './half-unit.ts'
import { linksOf } from './kin.ts'

/**
 * The year's running total grows by what the period reports of its own, and is no less: asked, since totals are known
 * to carry corrections of earlier months. Said of the running total where that is being entered, else of the period's
 * own figure. Rule Q-20.
 */
export function checkOwnPeriod(
  { cell, proposed, index }: SoundCell,
  figures: FiguresAround,
  around: Surroundings,
): Finding[] {
  const { region } = proposed
  return linksOf(proposed.indicator, 'ownPeriod', around).flatMap(({ from, to }) => {
    const total = { indicator: from, region }
    if (from.id !== proposed.indicator.id && figures.isProposed(total, index)) return []
    const { unit } = from
    const [now, reported] = [figures.at(total, index), figures.at({ indicator: to, region }, index)]
    if (now === undefined || reported === undefined) return []
    const own = scaleQuantity(reported, to.unit, unit)
    if (own === undefined) return []
    const opens = opensYear(from.frequency, index) || !isCollected(from, index - 1)
    const before = opens ? '0' : figures.at(total, index - 1)
    const period = formatPeriod(proposed.period, 'zh')
    // Three figures take part, or in the year's first period two, each of them rounded.
    const allowed = halfUnit(from, unit)
      .times(opens ? 1 : 2)
      .plus(halfUnit(to, unit))
    if (before === undefined) {
      const below = !from.negative && new Decimal(own).minus(now).greaterThan(allowed)
      const message = `${period}累计${formatExact(now)}${unit}小于当期数${formatExact(own)}${unit}：累计应含当期，请核对两数，无误请说明原因`
      return below ? [query('own-period-differs', cell, message)] : []
    }
    const added = new Decimal(now).minus(before)
    if (added.minus(own).abs().lessThanOrEqualTo(allowed)) return []
    const message = `${period}累计${formatExact(now)}${unit}减上期累计${formatExact(before)}${unit}为${formatExact(added)}${unit}，与当期数${formatExact(own)}${unit}不符：请核对两数；累计里含以前月份更正的，请说明`
    return [query('own-period-differs', cell, message)]
  })
}
