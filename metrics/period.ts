import { civilDateText, civilOf, dateOf, dayNumber, dayNumberOf, isDate, pad } from './period/civil-date.ts'

/** A annual, S half-year, Q quarter, M month, W ISO week, D day. */
export type Frequency = 'A' | 'S' | 'Q' | 'M' | 'W' | 'D'

/** A period. `ordinal` counts from 1 within the year (week: the ISO week-year; day: day of the year); 1 for a year. */
export interface Period {
  readonly frequency: Frequency
  readonly year: number
  readonly ordinal: number
}

type MonthFrequency = 'A' | 'S' | 'Q' | 'M'

const MONTHS: Readonly<Record<MonthFrequency, number>> = { A: 12, S: 6, Q: 3, M: 1 }

/** The months of a period, for the frequencies that consist of months. */
export function monthsPer(frequency: Frequency): number | undefined {
  return frequency === 'W' || frequency === 'D' ? undefined : MONTHS[frequency]
}

const FREQUENCIES: readonly Frequency[] = ['A', 'S', 'Q', 'M', 'W', 'D']

/** Whether periods of a frequency are longer than those of another. */
export function isCoarser(frequency: Frequency, than: Frequency): boolean {
  return FREQUENCIES.indexOf(frequency) < FREQUENCIES.indexOf(than)
}

/** The number of a period. Periods are numbered through all years, so that computing with them is computing with integers. Rule P-4. */
export function periodIndex({ frequency, year, ordinal }: Period): number {
  if (frequency === 'D') return dayNumberOf(year, 1, 1) + ordinal - 1
  if (frequency === 'W') return weekIndex(dayNumberOf(year, 1, 4)) + ordinal - 1
  return (year * 12) / MONTHS[frequency] + ordinal - 1
}

/** The period with a number; the inverse of `periodIndex`. */
export function periodAt(frequency: Frequency, index: number): Period {
  if (frequency === 'D') {
    const { year } = civilOf(index)
    return { frequency, year, ordinal: index - dayNumberOf(year, 1, 1) + 1 }
  }
  if (frequency === 'W') {
    // The ISO week-year is the year of the week's Thursday (ISO 8601).
    const { year } = civilOf(startDayAt('W', index) + 3)
    return { frequency, year, ordinal: index - weekIndex(dayNumberOf(year, 1, 4)) + 1 }
  }
  const perYear = 12 / MONTHS[frequency]
  const year = Math.floor(index / perYear)
  return { frequency, year, ordinal: index - year * perYear + 1 }
}

/** Whether the period with a number is the first of its year. */
export function opensYear(frequency: Frequency, index: number): boolean {
  if (frequency === 'W' || frequency === 'D') return periodAt(frequency, index).ordinal === 1
  return index % (12 / MONTHS[frequency]) === 0
}

/** The number of the period that contains a day number. */
export function indexContaining(frequency: Frequency, day: number): number {
  if (frequency === 'D') return day
  if (frequency === 'W') return weekIndex(day)
  const { year, month } = civilOf(day)
  return Math.floor((year * 12 + month - 1) / MONTHS[frequency])
}

/** The first day of the period with a number, as a day number. */
export function startDayAt(frequency: Frequency, index: number): number {
  if (frequency === 'D') return index
  // Day 0 was a Thursday: week 0 began three days before.
  if (frequency === 'W') return index * 7 - 3
  const month = index * MONTHS[frequency]
  return dayNumberOf(Math.floor(month / 12), month - Math.floor(month / 12) * 12 + 1, 1)
}

/** The last day of the period with a number, as a day number. */
export function endDayAt(frequency: Frequency, index: number): number {
  return startDayAt(frequency, index + 1) - 1
}

/** The last day of a period as a day number. */
export function endDayOf(period: Period): number {
  return endDayAt(period.frequency, periodIndex(period))
}

/** The first day of a period, `YYYY-MM-DD`. */
export function periodStart(period: Period): string {
  return dateOf(startDayAt(period.frequency, periodIndex(period)))
}

/** The last day of a period, `YYYY-MM-DD`, inclusive. */
export function periodEnd(period: Period): string {
  return dateOf(endDayOf(period))
}

/** The period `n` periods later; earlier when negative. */
export function shiftPeriod(period: Period, n: number): Period {
  return periodAt(period.frequency, periodIndex(period) + n)
}

export function nextPeriod(period: Period): Period {
  return shiftPeriod(period, 1)
}

/** Compares periods by their ends, and equal ends by the starts: negative when `a` comes first, 0 only for the same period. */
export function comparePeriods(a: Period, b: Period): number {
  const [first, second] = [periodIndex(a), periodIndex(b)]
  if (a.frequency === b.frequency) return first - second
  return (
    endDayAt(a.frequency, first) - endDayAt(b.frequency, second) ||
    startDayAt(a.frequency, first) - startDayAt(b.frequency, second)
  )
}

/** The period that contains a date. */
export function periodOf(date: string, frequency: Frequency): Period {
  return periodAt(frequency, indexContaining(frequency, dayNumber(date)))
}

/** All periods from `from` to `to`, both included; empty when `to` comes first. Both have the same frequency. */
export function periodsBetween(from: Period, to: Period): Period[] {
  const first = periodIndex(from)
  const count = Math.max(0, periodIndex(to) - first + 1)
  return Array.from({ length: count }, (_, step) => periodAt(from.frequency, first + step))
}

/** The last period whose end is on or before the date: a period counts on its own last day (rule A-1). */
export function lastPeriodEndedBy(date: string, frequency: Frequency): Period {
  return periodAt(frequency, lastIndexEndedBy(frequency, dayNumber(date)))
}

/** The number of the period that `lastPeriodEndedBy` gives. */
export function lastIndexEndedBy(frequency: Frequency, day: number): number {
  return indexContaining(frequency, day + 1) - 1
}

/** The number of periods in a year: 53 ISO weeks or 366 days where the year has them. */
export function periodsInYear(frequency: Frequency, year: number): number {
  return periodIndex({ frequency, year: year + 1, ordinal: 1 }) - periodIndex({ frequency, year, ordinal: 1 })
}

const REPORTING = /^(\d{4})(?:-?([ASQ]\d|M\d{1,2}|W\d{1,2}|D\d{1,3})|A)?$/
const CALENDAR = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/

/**
 * Reads a period, SDMX (`2024`, `2024-A1`, `2024-S1`, `2024-Q3`, `2024-M07`, `2024-W30`, `2024-D206`, each also without hyphen or leading
 * zeros) or ISO 8601 (`2024-07`, `2024-07-15`, likewise); undefined for any other text, and for a week or day that its year does not have.
 * Rule P-1.
 */
export function parsePeriod(text: string): Period | undefined {
  const trimmed = text.trim()
  const calendar = CALENDAR.exec(trimmed)
  if (calendar) return fromCalendar(Number(calendar[1]), Number(calendar[2]), calendar[3])
  const reporting = REPORTING.exec(trimmed)
  if (!reporting) return undefined
  const code = reporting[2] ?? 'A1'
  return existing(code.charAt(0) as Frequency, Number(reporting[1]), Number(code.slice(1)))
}

function fromCalendar(year: number, month: number, day: string | undefined): Period | undefined {
  if (day === undefined) return existing('M', year, month)
  const date = `${pad(year, 4)}-${pad(month, 2)}-${day.padStart(2, '0')}`
  return isDate(date) ? existing('D', year, dayNumber(date) - dayNumberOf(year, 1, 1) + 1) : undefined
}

function existing(frequency: Frequency, year: number, ordinal: number): Period | undefined {
  const exists = year >= 1000 && ordinal >= 1 && ordinal <= periodsInYear(frequency, year)
  return exists ? { frequency, year, ordinal } : undefined
}

const HALVES = ['上半年', '下半年']
const QUARTERS = ['一', '二', '三', '四']
const SDMX_WIDTH: Readonly<Record<Frequency, number>> = { A: 1, S: 1, Q: 1, M: 2, W: 2, D: 3 }

/** Writes a period: `sdmx` 2024-M07 (the stored form), `iso` 2024-07, `zh` 2024年7月. Rule P-3. */
export function formatPeriod(period: Period, style: 'sdmx' | 'iso' | 'zh'): string {
  const { frequency, year, ordinal } = period
  if (style === 'zh') return formatChinese(period)
  if (frequency === 'A') return pad(year, 4)
  if (style === 'iso' && frequency === 'M') return `${pad(year, 4)}-${pad(ordinal, 2)}`
  if (style === 'iso' && frequency === 'D') return periodStart(period)
  return `${pad(year, 4)}-${frequency}${pad(ordinal, SDMX_WIDTH[frequency])}`
}

function formatChinese(period: Period): string {
  const { frequency, year, ordinal } = period
  switch (frequency) {
    case 'A':
      return `${year}年`
    case 'S':
      return `${year}年${HALVES[ordinal - 1]}`
    case 'Q':
      return `${year}年第${QUARTERS[ordinal - 1]}季度`
    case 'M':
      return `${year}年${ordinal}月`
    case 'W':
      return `${year}年第${ordinal}周`
    case 'D':
      return civilDateText(periodIndex(period))
  }
}

function weekIndex(day: number): number {
  return Math.floor((day + 3) / 7)
}
