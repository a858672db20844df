import { senseOf } from '../../catalogue/target.ts'
import type { Target } from '../../catalogue/target.ts'
import type { YearPart } from '../../judging/year-part.ts'
import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import { roundToDigits } from '../../numbers/rounding.ts'

/** The part of a target that falls to a year: 2026年底应达 7,200 座; of an amount 2026年应完成 30 家，累计 90 家. */
export function yearPartText(
  target: Pick<Target, 'comparator' | 'value' | 'start'> & {
    readonly indicator: Pick<Target['indicator'], 'unit' | 'decimals' | 'direction'>
  },
  { year, byEnd, own }: YearPart,
): string {
  const { unit, decimals } = target.indicator
  const figure = (value: number) => {
    const text = formatFigure(roundToDigits(value, decimals, 'half-up'))
    return unit === '' ? text : `${text}${THIN_SPACE}${unit}`
  }
  if (own === null) return `${year}年底应${senseOf(target) === 1 ? '达' : '降到'} ${figure(byEnd)}`
  const isFirst = target.start.slice(0, 4) === String(year)
  return `${year}年应完成 ${figure(own)}${isFirst ? '' : `，累计 ${figure(byEnd)}`}`
}
