import { formatFigure, THIN_SPACE } from '../../numbers/quantity.ts'
import { formatDay } from '../dates.ts'
import { businessDate, timeToMinute } from '../instants.ts'
import { formatPeriodText } from '../periods.ts'

/** An approved value with the one before it. */
interface ApprovedValue {
  readonly value: number | null
  readonly previous: number | null
  readonly unit: string
  /** lower: published as 超过 the value. */
  readonly bound: 'lower' | null
  /** The period as it is stored: 2024-M10. */
  readonly period: string
  readonly approvedAt: string
}

/** A change in words: its time, period and value, and the difference. */
export interface ChangeText {
  readonly when: string
  readonly period: string
  readonly value: string
  readonly difference: string
}

/** The words of a change. `today` (a business date) decides whether its time or its date is shown. */
export function changeText(change: ApprovedValue, today: string): ChangeText {
  const { value, previous, unit, bound } = change
  const date = businessDate(change.approvedAt)
  // Decimals such as 0.1 + 0.2 are printed without the noise of their binary form, which begins after twelve digits.
  const printed = (figure: number) => formatFigure(String(Number(figure.toPrecision(12))))
  return {
    when: date === today ? timeToMinute(change.approvedAt) : formatDay(date),
    period: formatPeriodText(change.period),
    value:
      value === null ? '无数' : `${bound === 'lower' ? '超过' : ''}${printed(value)}${THIN_SPACE}${unit}`,
    difference:
      value === null || previous === null || value === previous || bound === 'lower'
        ? ''
        : `${value > previous ? '+' : ''}${printed(value - previous)}`,
  }
}
