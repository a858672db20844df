/**
 * Dates as text `YYYY-MM-DD` and as day numbers (days since 1970-01-01), by integer arithmetic on the proleptic Gregorian calendar,
 * without clock and time zone. Rule P-2.
 */

/** The days since 1970-01-01 of a civil date (H. Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** Year, month and day of a day number. */
export function civilOf(dayNumber: number): { year: number; month: number; day: number } {
  const shifted = dayNumber + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

/** The day number of a valid `YYYY-MM-DD`; for any other text the result is meaningless, so check with `isDate` first. */
export function dayNumber(date: string): number {
  return dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** The `YYYY-MM-DD` of a day number. */
export function dateOf(dayNumber: number): string {
  const { year, month, day } = civilOf(dayNumber)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** The `2024年10月31日` of a day number. */
export function civilDateText(dayNumber: number): string {
  const { year, month, day } = civilOf(dayNumber)
  return `${year}年${month}月${day}日`
}

/** Whether the text is a `YYYY-MM-DD` that exists: 2023-02-29 does not. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOf(dayNumber(text)) === text
}

/** The date `days` later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** The date so many months later: the end of a month leads to the end of a month, 30 August by six months to the last day of February. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = civilOf(dayNumber(date))
  const index = year * 12 + month - 1 + months
  const dayIn = (monthIndex: number, of: number) =>
    dayNumberOf(Math.floor(monthIndex / 12), (monthIndex % 12) + 1, of)
  const last = dayIn(index + 1, 1) - 1
  const isEnd = civilOf(dayNumber(date) + 1).day === 1
  return dateOf(isEnd ? last : Math.min(dayIn(index, day), last))
}

/** 1 Monday … 7 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
