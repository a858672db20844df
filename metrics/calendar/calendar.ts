import { dateOf, dayNumber, weekdayOf } from '../period/civil-date.ts'

/** 法定节假日 and 调休 of one year, `YYYY-MM-DD`, with the notice that fixed them. */
export interface CalendarYear {
  readonly year: number
  /** Weekdays off. */
  readonly holidays: readonly string[]
  /** Weekend days worked. */
  readonly workdays: readonly string[]
  readonly source: string
}

/** The calendar by years. In a year without a table Monday to Friday are working days, and its deadlines are marked. */
export interface Calendar {
  readonly years: readonly CalendarYear[]
}

/** The calendar without any table: Monday to Friday. Rule C-2. */
export const weekdaysOnly: Calendar = { years: [] }

/** Whether the year has a table; without one its deadlines depend on plain weekdays and must be marked. Rule C-2. */
export function hasTable(year: number, calendar?: Calendar): boolean {
  return calendar?.years.some((table) => table.year === year) ?? false
}

/** The years from one day to another for which there is no table: their working days are counted as Monday to Friday. Rule C-2. */
export function yearsWithoutTable(from: string, to: string, calendar: Calendar): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step)
  return years.filter((year) => !hasTable(year, calendar))
}

/** Whether a date is a working day: Monday to Friday without 法定节假日, and 调休 weekends. Rule C-1. */
export function isWorkingDay(date: string, calendar?: Calendar): boolean {
  return worksOn(dayNumber(date), calendar && exceptionsOf(calendar))
}

/** The n-th working day after a date, which is itself not counted; n = 0 gives the date. Rule C-3. */
export function nthWorkingDayAfter(date: string, n: number, calendar?: Calendar): string {
  return dateOf(countWorkingDays(dayNumber(date), n, 1, calendar))
}

/** The latest day whose n-th working day after it is not later than `day`; both are day numbers. The inverse of `nthWorkingDayAfter`. */
export function lastDayDueBy(day: number, n: number, calendar?: Calendar): number {
  return n === 0 ? day : countWorkingDays(day + 1, n, -1, calendar) - 1
}

/** The number of working days after `from` up to and including `to`; negative where `to` is earlier. */
export function workingDaysBetween(from: string, to: string, calendar?: Calendar): number {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (last < first) return 0 - workingDaysBetween(to, from, calendar)
  let count = weekdaysUpTo(last) - weekdaysUpTo(first)
  for (const [day, works] of calendar ? exceptionsOf(calendar) : []) {
    if (day > first && day <= last && works !== weekdayOf(day) <= 5) count += works ? 1 : -1
  }
  return count
}

/** The number of Mondays to Fridays up to and including a day, counted from a fixed Monday; only differences are meaningful. */
function weekdaysUpTo(day: number): number {
  const weekday = weekdayOf(day)
  return Math.floor((day - weekday) / 7) * 5 + Math.min(weekday, 5)
}

function countWorkingDays(day: number, n: number, direction: 1 | -1, calendar?: Calendar): number {
  const exceptions = calendar && exceptionsOf(calendar)
  let current = day
  for (let left = n; left > 0;) {
    current += direction
    if (worksOn(current, exceptions)) left--
  }
  return current
}

function worksOn(day: number, exceptions: ReadonlyMap<number, boolean> | undefined): boolean {
  return exceptions?.get(day) ?? weekdayOf(day) <= 5
}

/** The exceptions by day number are kept beside each calendar, which never changes once made. */
const compiled = new WeakMap<Calendar, ReadonlyMap<number, boolean>>()

function exceptionsOf(calendar: Calendar): ReadonlyMap<number, boolean> {
  const known = compiled.get(calendar)
  if (known) return known
  const exceptions = new Map<number, boolean>()
  for (const { holidays, workdays } of calendar.years) {
    for (const date of holidays) exceptions.set(dayNumber(date), false)
    for (const date of workdays) exceptions.set(dayNumber(date), true)
  }
  compiled.set(calendar, exceptions)
  return exceptions
}
