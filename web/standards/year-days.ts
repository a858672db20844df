import type { CalendarYear } from '#metrics/calendar/calendar.ts'
import { dateOf, dayNumber, weekdayOf } from '#metrics/period/civil-date.ts'

/** The kind of a day: an ordinary weekday or weekend day, or one that the year's table changes. */
export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'workday'

export const dayKindWords: Readonly<Record<DayKind, string>> = {
  weekday: '工作日',
  weekend: '周末',
  holiday: '放假',
  workday: '调休上班',
}

export interface Day {
  readonly date: string
  /** The day of the month, 1 to 31. */
  readonly number: number
  readonly kind: DayKind
}

/** A month in weeks from Monday, with empty places before its first day. */
export interface Month {
  readonly number: number
  readonly leading: number
  readonly days: readonly Day[]
}

type Exceptions = Pick<CalendarYear, 'holidays' | 'workdays'>

export function monthsOf(year: number, { holidays, workdays }: Exceptions): Month[] {
  const [off, on] = [new Set(holidays), new Set(workdays)]
  return Array.from({ length: 12 }, (_, place) => {
    const first = dayNumber(monthStart(year, place + 1))
    const next = dayNumber(place === 11 ? monthStart(year + 1, 1) : monthStart(year, place + 2))
    const days = Array.from({ length: next - first }, (_day, index) => {
      const [day, date] = [first + index, dateOf(first + index)]
      const weekend = weekdayOf(day) > 5
      const kind: DayKind = weekend
        ? on.has(date)
          ? 'workday'
          : 'weekend'
        : off.has(date)
          ? 'holiday'
          : 'weekday'
      return { date, number: index + 1, kind }
    })
    return { number: place + 1, leading: weekdayOf(first) - 1, days }
  })
}

/** The table with the kind of one day changed, or changed back. */
export function turned({ holidays, workdays }: Exceptions, { date, kind }: Day): Exceptions {
  const without = (dates: readonly string[]) => dates.filter((other) => other !== date)
  const withIt = (dates: readonly string[]) => [...dates, date].sort()
  return {
    holidays: kind === 'weekday' ? withIt(holidays) : kind === 'holiday' ? without(holidays) : holidays,
    workdays: kind === 'weekend' ? withIt(workdays) : kind === 'workday' ? without(workdays) : workdays,
  }
}

/** The number of days on which offices work. */
export function workingDaysOf(months: readonly Month[]): number {
  return months.flatMap(({ days }) => days).filter(({ kind }) => kind === 'weekday' || kind === 'workday')
    .length
}

function monthStart(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}
