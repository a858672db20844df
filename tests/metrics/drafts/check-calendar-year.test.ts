import { describe, expect, it } from 'vitest'
import { calendarYearFaults } from '#metrics/drafts/check-calendar-year.ts'
import type { CalendarYear } from '#metrics/calendar/calendar.ts'
import { nationalDay2024 } from '../calendar/make-calendar.ts'

const table = nationalDay2024.years[0]!
const faults = (part: Partial<CalendarYear>) => calendarYearFaults({ ...table, ...part })

describe('calendarYearFaults', () => {
  it('finds nothing wrong with 国庆 2024 (C-5)', () => {
    expect(calendarYearFaults(table)).toEqual([])
  })

  it.each<[Partial<CalendarYear>, string, string]>([
    [{ source: ' ' }, 'source', '请注明依据，如“国办发明电〔2025〕7号”。'],
    [{ holidays: ['2024-02-30'] }, 'holidays', '没有这一天：2024-02-30。请写成 2024-10-01。'],
    [{ holidays: ['2025-01-01'] }, 'holidays', '2025-01-01不在2024年。'],
    [{ holidays: ['2024-10-01', '2024-10-01'] }, 'holidays', '2024-10-01重复。'],
    [{ holidays: ['2024-10-05'] }, 'holidays', '2024-10-05是周末，本来不上班，不必列为放假。'],
    [{ workdays: ['2024-10-11'] }, 'workdays', '2024-10-11是工作日，本来上班，不必列为调休上班。'],
  ])('%j: says what to do (C-5)', (part, field, detail) => {
    expect(faults(part)).toEqual([{ field, detail }])
  })

  it('knows both days of the weekend, and the days beside it', () => {
    const days = ['2024-10-11', '2024-10-12', '2024-10-13', '2024-10-14']
    expect(faults({ holidays: days }).map(({ detail }) => detail.slice(0, 10))).toEqual(days.slice(1, 3))
    expect(faults({ workdays: days }).map(({ detail }) => detail.slice(0, 10))).toEqual([days[0], days[3]])
  })
})
