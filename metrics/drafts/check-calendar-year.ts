import type { CalendarYear } from '../calendar/calendar.ts'
import type { DraftFault } from './draft-fault.ts'
import { dayNumber, isDate, weekdayOf } from '../period/civil-date.ts'

/**
 * The faults of a year's table; empty where there are none. Only weekdays are listed as holidays, and only weekend days as worked: a date
 * that changes nothing is a typing error. Rule C-5.
 */
export function calendarYearFaults({ year, holidays, workdays, source }: CalendarYear): DraftFault[] {
  const faults: DraftFault[] = []
  if (source.trim() === '') {
    faults.push({ field: 'source', detail: '请注明依据，如“国办发明电〔2025〕7号”。' })
  }
  faults.push(
    ...datesFaults('holidays', holidays, year, (date) =>
      weekday(date) > 5 ? `${date}是周末，本来不上班，不必列为放假。` : undefined,
    ),
    ...datesFaults('workdays', workdays, year, (date) =>
      weekday(date) <= 5 ? `${date}是工作日，本来上班，不必列为调休上班。` : undefined,
    ),
  )
  return faults
}

function datesFaults(
  field: string,
  dates: readonly string[],
  year: number,
  faultOf: (date: string) => string | undefined,
): DraftFault[] {
  const seen = new Set<string>()
  return dates.flatMap((date) => {
    const detail = !isDate(date)
      ? `没有这一天：${date}。请写成 ${year}-10-01。`
      : !date.startsWith(`${year}-`)
        ? `${date}不在${year}年。`
        : seen.has(date)
          ? `${date}重复。`
          : faultOf(date)
    seen.add(date)
    return detail === undefined ? [] : [{ field, detail }]
  })
}

function weekday(date: string): number {
  return weekdayOf(dayNumber(date))
}
