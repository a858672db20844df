import { formatPeriod } from '../period.ts'
import { formatExact } from '../numbers/quantity.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding } from './finding.ts'
import { rounded } from './steps.ts'
import type { Usual } from './usual-range.ts'

/** Asks about a value outside the usual range around the same period of the year before and the last three. Rule Q-11. */
export function checkChange({ cell, proposed, value }: EnteredCell, usual: Usual): Finding[] {
  const { own, range, recent, count, yearBefore } = usual
  if (own >= range[0] && own <= range[1]) return []
  const { indicator, period } = proposed
  const { unit, accumulation } = indicator
  const lowest = indicator.negative ? range[0] : Math.max(0, range[0])
  const isLevel = accumulation === 'level'
  const figure = isLevel ? formatExact(value) : rounded(own)
  const before = formatPeriod({ ...period, year: period.year - 1 }, 'zh')
  const compared = [
    ...(yearBefore === undefined ? [] : [differenceOf(own, yearBefore, unit, `${before}的`)]),
    differenceOf(own, recent, unit, count === 1 ? '上期' : `前${count}期平均`),
  ]
  const message = `${isLevel ? '本期值' : '本期发生数'}${figure}${unit}，${compared.join('，')}，超出通常的${rounded(lowest)}至${rounded(range[1])}${unit}：请核对，无误请说明原因`
  return [query('large-change', cell, message)]
}

/** The difference in words: 比前3期平均100座高50%, or for a rate 高5个百分点. */
function differenceOf(own: number, reference: number, unit: string, name: string): string {
  const change = own - reference
  const side = change > 0 ? '高' : '低'
  const size =
    unit === '%'
      ? `${rounded(Math.abs(change))}个百分点`
      : reference === 0
        ? `${rounded(Math.abs(change))}${unit}`
        : `${rounded(Math.abs(change / reference) * 100)}%`
  return `比${name}${rounded(reference)}${unit}${side}${size}`
}
