import { compare } from '../../series/comparison.ts'
import type { Computed } from '../../series/comparison.ts'
import { Decimal } from '../../numbers/decimal.ts'
import { formatGap } from '../../numbers/display-digits.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import type { Observation } from '../../series/observation.ts'
import type { Period } from '../../period.ts'
import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import { roundToDigits } from '../../numbers/rounding.ts'

type ComparedIndicator = Pick<Indicator, 'frequency' | 'accumulation' | 'unit' | 'januaryMerged'>

/** 同比, or 累计同比 for an indicator whose values add up within the year. */
export function yearOnYearName({ accumulation }: ComparedIndicator): string {
  return accumulation === 'level' ? '同比' : '累计同比'
}

/**
 * A comparison in words: `+12.3 %`, 扭亏为盈, `+1.2 个百分点`, or why there is none; an em dash without a value to compare. Rules G-1, G-4 to G-7.
 */
export function yearOnYearWords(
  indicator: ComparedIndicator,
  observations: readonly Observation[],
  period: Period,
): string {
  const cumulative = indicator.accumulation !== 'level'
  return wordsOf(compare({ indicator, observations, period, kind: 'year-on-year', cumulative }).computed)
}

function wordsOf(computed: Computed): string {
  if ('absent' in computed) return computed.absent === 'definition-break' ? '口径调整，不可比' : '—'
  const { change } = computed
  if ('words' in change) return change.words
  if ('points' in change) return formatGap(change.points)
  const percent = roundToDigits(new Decimal(change.rate).times(100).toString(), 1, 'half-up')
  return `${Number(percent) > 0 ? '+' : ''}${formatFigure(percent)}${THIN_SPACE}%`
}
