import { describe, expect, it } from 'vitest'
import { addDays } from '#metrics/period/civil-date.ts'
import { hasTable, isWorkingDay, nthWorkingDayAfter, workingDaysBetween } from '#metrics/calendar/calendar.ts'
import { nationalDay2024 as calendar } from './make-calendar.ts'

describe('isWorkingDay', () => {
  it('knows holidays and weekends worked (C-1)', () => {
    const dates = [
      '2024-09-29',
      '2024-09-30',
      '2024-10-01',
      '2024-10-05',
      '2024-10-07',
      '2024-10-12',
      '2024-10-13',
    ]
    expect(dates.map((date) => isWorkingDay(date, calendar))).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
      false,
    ])
  })

  it('falls back to Monday to Friday without a table (C-2)', () => {
    expect(['2024-10-01', '2024-10-05', '1969-12-28'].map((date) => isWorkingDay(date))).toEqual([
      true,
      false,
      false,
    ])
    expect([hasTable(2024, calendar), hasTable(2025, calendar), hasTable(2024)]).toEqual([true, false, false])
  })
})

describe('nthWorkingDayAfter', () => {
  it.each([
    ['2024-10-31', 6, '2024-11-08'],
    ['2024-09-30', 6, '2024-10-14'],
    ['2024-09-30', 1, '2024-10-08'],
    ['2024-09-28', 1, '2024-09-29'],
    ['2024-09-30', 0, '2024-09-30'],
  ])('%s and %i working days is %s (C-3)', (date, days, expected) => {
    expect(nthWorkingDayAfter(date, days, calendar)).toBe(expected)
  })

  it('counts plain weekdays without a table (C-2)', () => {
    expect(nthWorkingDayAfter('2024-09-30', 6)).toBe('2024-10-08')
  })
})

describe('workingDaysBetween', () => {
  it('counts the last day but not the first, and backwards as negative', () => {
    expect(workingDaysBetween('2024-09-30', '2024-10-08', calendar)).toBe(1)
    expect(workingDaysBetween('2024-11-05', '2024-11-08', calendar)).toBe(3)
    expect(workingDaysBetween('2024-11-08', '2024-11-05', calendar)).toBe(-3)
    expect(workingDaysBetween('2024-11-08', '2024-11-08')).toBe(0)
    expect(workingDaysBetween('2024-11-10', '2024-11-09')).toBe(0)
  })

  it('agrees with counting day by day, wherever it begins and ends', () => {
    for (let begin = 0; begin < 45; begin += 1) {
      const from = addDays('2024-09-10', begin)
      let count = 0
      for (let days = 1; days <= 60; days += 1) {
        const to = addDays(from, days)
        if (isWorkingDay(to, calendar)) count += 1
        expect([from, to, workingDaysBetween(from, to, calendar)]).toEqual([from, to, count])
      }
    }
  })

  it('counts through thousands of years', () => {
    // 400 Gregorian years are 20,871 weeks.
    expect(workingDaysBetween('2000-01-01', '2400-01-01')).toBe(20_871 * 5)
    expect(workingDaysBetween('9999-12-31', '1999-12-31')).toBe(-20 * 20_871 * 5)
  })
})
