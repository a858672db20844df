import { describe, expect, it } from 'vitest'
import { isWorkingDay, nthWorkingDayAfter } from '#metrics/calendar/calendar.ts'
import { workingDays } from '#seeds/working-days.ts'

const calendar = { years: workingDays }
const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

describe('workingDays', () => {
  it.each(workingDays.map((year) => [year.year, year] as const))(
    'lists for %i weekdays off and weekend days worked, each once, in order',
    (year, { holidays, workdays }) => {
      expect(holidays.filter(isWeekend)).toEqual([])
      expect(workdays.filter((date) => !isWeekend(date))).toEqual([])
      for (const dates of [holidays, workdays]) {
        expect([...new Set(dates)].toSorted()).toEqual(dates)
        expect(dates.filter((date) => !date.startsWith(`${year}-`))).toEqual([])
      }
    },
  )

  // 国办发明电〔2023〕7号: 10 to 17 February off, 4 and 18 February worked; 1 to 7 October off.
  it.each([
    ['2024-02-04', true],
    ['2024-02-09', true],
    ['2024-02-12', false],
    ['2024-02-18', true],
    ['2024-09-29', true],
    ['2024-10-07', false],
    ['2024-10-12', true],
  ])('%s is a working day: %s', (date, expected) => {
    expect(isWorkingDay(date, calendar)).toBe(expected)
  })

  it.each([
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
  ])('leaves %i with %i working days', (year, expected) => {
    let count = 0
    for (let day = Date.UTC(year, 0, 1); day <= Date.UTC(year, 11, 31); day += 86_400_000) {
      if (isWorkingDay(new Date(day).toISOString().slice(0, 10), calendar)) count++
    }
    expect(count).toBe(expected)
  })

  it('puts the deadline of October 2024 on 8 November (domain.md §2)', () => {
    expect(nthWorkingDayAfter('2024-10-31', 6, calendar)).toBe('2024-11-08')
  })

  it('puts the deadline of September 2024 after the holiday', () => {
    expect(nthWorkingDayAfter('2024-09-30', 6, calendar)).toBe('2024-10-14')
  })
})
