import { describe, expect, it } from 'vitest'
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
  ])('%s and %i working days is %s (C-3)', (date, n, expected) => {
    expect(nthWorkingDayAfter(date, n, calendar)).toBe(expected)
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
  })
})
