import { sideBySide } from '../side-by-side.ts'
import { commitmentText, targetQuantity } from '../../catalogue/commitment-text.ts'
import { formatGap, formatShare, roundKeeping } from '../../numbers/display-digits.ts'
import { formatFigure, formatQuantity, THIN_SPACE } from '../../numbers/quantity.ts'
import { roundToDigits } from '../../numbers/rounding.ts'
import { meets, type Target } from '../../catalogue/target.ts'
import { lightWord } from './lights.ts'
import { formatPeriodText } from '../periods.ts'
import type { Light } from '../../catalogue/light-rule.ts'

/** The progress of a target, as an assessment has it. */
interface Progress {
  readonly light: Light | null
  readonly completion: number | null
  readonly gap: number | null
  readonly lagMonths: number | null
  readonly overdueDays: number | null
  readonly value: number | null
  readonly achieved: number | null
  /** The period of the value, as it is stored. */
  readonly period: string | null
  readonly unit: string
  readonly decimals: number
  /** Present where the collector that brings the figures brings nothing any more. */
  readonly interrupted?: true
}

/** A figure separated from its unit, so that each has its own size. */
export interface FigureText {
  readonly figure: string
  readonly unit: string
}

/** The comparators of ceilings, as signs; a figure without one is a floor, a list or a range. */
const ceilings: Readonly<Partial<Record<Target['comparator'], string>>> = { '<=': '≤', '<': '<' }

/** The reached figure, in the indicator's unit: the sum since the span's start where that is judged. */
export function reached(row: Pick<Progress, 'achieved' | 'value'>): number | null {
  return row.achieved ?? row.value
}

/** The reached figure as printed; it has more digits where rounding would change the verdict (79.96 is not 80.0). */
export function reachedText(row: Pick<Progress, 'achieved' | 'value' | 'decimals'>, target: Target): string {
  const value = reached(row)
  if (value === null) return '—'
  return formatFigure(roundKeeping(value, row.decimals, (figure) => meets(target, figure)))
}

/** The figure that makes the row urgent: days overdue, the gap, or at least its word. */
export function urgentFigure(row: Progress): FigureText {
  if (row.light === 'overdue' && row.overdueDays !== null)
    return { figure: `逾期${THIN_SPACE}${formatFigure(String(row.overdueDays))}`, unit: '天' }
  if (row.gap !== null) return split(formatGap(row.gap))
  if (row.completion !== null) return split(formatShare(row.completion))
  return { figure: lightWord(row.light), unit: '' }
}

/** The lag in time: `落后 2.9 个月`; empty where there is no schedule or hardly a difference. */
export function lagText({ lagMonths }: Pick<Progress, 'lagMonths'>): string {
  if (lagMonths === null) return ''
  const months = roundToDigits(Math.abs(lagMonths), 1, 'half-up')
  if (Number(months) === 0) return ''
  return `${lagMonths > 0 ? '落后' : '提前'}${THIN_SPACE}${months}${THIN_SPACE}个月`
}

/** The reached figure against the target's: `7,600 / 8,000 座`, `1.28 / ≤ 1.25` under a ceiling. */
export function againstText(row: Pick<Progress, 'achieved' | 'value' | 'decimals'>, target: Target): string {
  const ceiling = ceilings[target.comparator]
  const figure = ceiling === undefined ? '' : `${ceiling}${THIN_SPACE}`
  return `${reachedText(row, target)}${THIN_SPACE}/${THIN_SPACE}${figure}${targetQuantity(target)}`
}

/** The word for a target whose figures no longer come by themselves: apart from 未报, where people owe them. */
export const interruptedWord = '采集中断'

/** The second line of a row: progress and lag, or the last report of an overdue target; before it, that nothing comes any more. */
export function progressText(row: Progress, target: Target): string {
  const interrupted = row.interrupted ? interruptedWord : ''
  if (row.light === 'overdue') return sideBySide(interrupted, lastHeard(row))
  return sideBySide(
    interrupted,
    reached(row) === null ? `目标 ${commitmentText(target)}` : againstText(row, target),
    lagText(row),
  )
}

function lastHeard(row: Progress): string {
  if (row.value === null || row.period === null) return row.interrupted ? '' : '尚未报送'
  return `末次 ${formatPeriodText(row.period)} ${formatQuantity(row.value, row.unit, row.decimals)}`
}

/** A share or gap, divided at the thin space before its unit. */
function split(text: string): FigureText {
  const at = text.indexOf(THIN_SPACE)
  return { figure: text.slice(0, at), unit: text.slice(at + 1) }
}

/** A share or a gap, separated from its unit. */
export const shareText = (fraction: number | null): FigureText | null =>
  fraction === null ? null : split(formatShare(fraction))
export const gapText = (gap: number | null): FigureText | null =>
  gap === null ? null : split(formatGap(gap))
