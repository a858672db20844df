import { formatExact } from '../numbers/quantity.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding } from './finding.ts'
import { rounded } from './steps.ts'
import { FEWEST_BEFORE, FLOOR_UNITS } from './usual-range.ts'
import type { Usual } from './usual-range.ts'

/** The places by which a decimal point may slip, to either side: 8 where 元 was written for 亿元, 3 for 千人. */
const POWERS = Array.from({ length: 9 }, (_, place) => place + 1)

/** A slipped value, once corrected, lies within this factor of the expected one. */
const TOLERANCE = Math.SQRT2

/** Asks about an unusual value that would be expected with its point moved, or with the other sign. Rule Q-10. */
export function checkSlip({ cell, proposed, value }: EnteredCell, usual: Usual): Finding[] {
  const { own, range, count } = usual
  const number = Number(value)
  const outside = own < range[0] || own > range[1]
  // After few values the expected range reaches across 0 and contains nearly everything, so that a slip is asked about even within it.
  const unknown =
    count < FEWEST_BEFORE && !isExpected(number, usual) && !isNear(own, usual, proposed.indicator.decimals)
  if (!outside && !unknown) return []
  const { unit } = proposed.indicator
  const said = `${formatExact(value)}${unit}`
  const expected = `${rounded(expectedOf(usual))}${unit}`
  if (isExpected(-number, usual)) {
    const message = `${said}与近期水平${expected}大小相近、正负相反：请核对正负号，无误请说明原因`
    return [query('scale-slip', cell, message)]
  }
  const power = POWERS.flatMap((each) => [each, -each]).find((each) => isExpected(number / 10 ** each, usual))
  if (power === undefined) return []
  const times = timesInWords(Math.abs(power))
  const share = power > 0 ? `${times}倍` : `${times}分之一`
  const message = `${said}约为近期水平${expected}的${share}：请核对计量单位（元、万、亿）和小数点，无误请说明原因`
  return [query('scale-slip', cell, message)]
}

/** Whether a value is about as expected. Of a running total the total is compared, not the amount that the period added. */
function isExpected(value: number, { references, from, periods }: Usual): boolean {
  return references.some((reference) => {
    const ratio = value / (from + reference * periods)
    return ratio >= 1 / TOLERANCE && ratio <= TOLERANCE
  })
}

/** Whether a value is only a few units of the last digit from one before: 10 stations after 1 are no slip of the point. */
function isNear(own: number, { references }: Usual, decimals: number): boolean {
  return references.some((reference) => Math.abs(own - reference) <= FLOOR_UNITS / 10 ** decimals)
}

function expectedOf({ yearBefore, recent, from, periods }: Usual): number {
  return from + (yearBefore ?? recent) * periods
}

/** The factor in words: 10, 100, 1000, 1万 … 10亿. */
function timesInWords(power: number): string {
  return power < 4 ? String(10 ** power) : power < 8 ? `${10 ** (power - 4)}万` : `${10 ** (power - 8)}亿`
}
