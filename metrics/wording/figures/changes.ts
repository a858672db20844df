import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import { formatDay } from '../dates.ts'
import { businessDate, formatClock } from '../instants.ts'
import { formatPeriodText } from '../periods.ts'

/** An approved value beside the one before it. */
interface ApprovedValue {
  readonly value: number | null
  readonly previous: number | null
  readonly unit: string
  /** lower: published as 超过 the value. */
  readonly bound: 'lower' | null
  /** As it is stored: 2024-M10. */
  readonly period: string
  readonly approvedAt: string
}

/** A change in words: when, of which period, the value, and by how much it differs. */
export interface ChangeText {
  readonly when: string
  readonly period: string
  readonly value: string
  readonly difference: string
}

/** `today` (a business date) decides whether the time or the date is news. */
export function changeText(change: ApprovedValue, today: string): ChangeText {
  const { value, previous, unit, bound } = change
  const date = businessDate(change.approvedAt)
  // Decimals such as 0.1 + 0.2 are printed as they were meant: twelve digits tell them apart from their noise.
  const printed = (figure: number) => formatFigure(String(Number(figure.toPrecision(12))))
  return {
    when: date === today ? formatClock(change.approvedAt) : formatDay(date),
    period: formatPeriodText(change.period),
    value:
      value === null ? '无数' : `${bound === 'lower' ? '超过' : ''}${printed(value)}${THIN_SPACE}${unit}`,
    difference:
      value === null || previous === null || value === previous || bound === 'lower'
        ? ''
        : `${value > previous ? '+' : ''}${printed(value - previous)}`,
  }
}
