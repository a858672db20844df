import { formatExact } from '../numbers/quantity.ts'
import { query } from './finding.ts'
import type { EnteredCell, Finding } from './finding.ts'
import { rounded } from './steps.ts'
import { FEWEST_BEFORE, FLOOR_UNITS } from './usual-range.ts'
import type { Usual } from './usual-range.ts'

/** By so many places a point slips, to either side: by 8 where 元 was written for 亿元, by 3 for 千人. */
const POWERS = Array.from({ length: 9 }, (_, place) => place + 1)

/** With its point put right, a slipped value lies within this factor of what is expected. */
const TOLERANCE = Math.SQRT2

/** An unusual value that would be an expected one with its point moved, or with the other sign. Rule Q-10. */
export function checkSlip({ cell, proposed, value }: EnteredCell, usual: Usual): Finding[] {
  const { own, range, count } = usual
  const number = Number(value)
  const outside = own < range[0] || own > range[1]
  // With so few values before it the expected range reaches across 0 and holds nearly everything; a slip is asked about all the same.
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

/** Whether a value is about what is expected. Of a running total the total is compared, not what the period added. */
function isExpected(value: number, { references, from, periods }: Usual): boolean {
  return references.some((reference) => {
    const ratio = value / (from + reference * periods)
    return ratio >= 1 / TOLERANCE && ratio <= TOLERANCE
  })
}

/** Whether a value lies but a few units of the last digit from one before: 10 stations after 1 are no slip of the point. */
function isNear(own: number, { references }: Usual, decimals: number): boolean {
  return references.some((reference) => Math.abs(own - reference) <= FLOOR_UNITS / 10 ** decimals)
}

function expectedOf({ yearBefore, recent, from, periods }: Usual): number {
  return from + (yearBefore ?? recent) * periods
}

/** 10, 100, 1000, 1万 … 10亿. */
function timesInWords(power: number): string {
  return power < 4 ? String(10 ** power) : power < 8 ? `${10 ** (power - 4)}万` : `${10 ** (power - 8)}亿`
}
