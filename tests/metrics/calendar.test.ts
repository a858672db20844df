import { describe, expect, it } from 'vitest'
import { hasTable, isWorkingDay, nthWorkingDayAfter, workingDaysBetween } from '#metrics/calendar.ts'
import type { Calendar } from '#metrics/calendar.ts'
import { deadlineOf, expectedIndex } from '#metrics/deadline.ts'
import { periodAt } from '#metrics/period.ts'
import { at } from './make-target.ts'

/** 国庆 2024, 国办发明电〔2023〕7号: off 1–7 October, worked 29 September and 12 October. */
const calendar: Calendar = {
  years: [
    {
      year: 2024,
      holidays: ['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'],
      workdays: ['2024-09-29', '2024-10-12'],
      source: '国办发明电〔2023〕7号',
    },
  ],
}

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

describe('deadlineOf', () => {
  it('is the 6th working day after the period: 2024-M10 on 8 November (D-1)', () => {
    expect(deadlineOf(at('2024-M10'), { frequency: 'M', reportDays: 6 }, calendar)).toBe('2024-11-08')
    expect(deadlineOf(at('2024-M10'), { frequency: 'M', reportDays: null }, calendar)).toBeNull()
  })
})

describe('expectedIndex', () => {
  const expectedAt = (date: string, reportDays: number | null) => {
    const index = expectedIndex({ frequency: 'M', reportDays }, date, calendar)
    return index === null ? null : periodAt('M', index)
  }

  it('turns to October on its very deadline (D-2)', () => {
    expect(expectedAt('2024-11-07', 6)).toEqual(at('2024-M09'))
    expect(expectedAt('2024-11-08', 6)).toEqual(at('2024-M10'))
    expect(expectedAt('2024-10-13', 6)).toEqual(at('2024-M08'))
    expect(expectedAt('2024-10-31', 0)).toEqual(at('2024-M10'))
    expect(expectedAt('2024-11-08', null)).toBeNull()
  })

  it('is the inverse of the deadline on every day of a year (D-2)', () => {
    for (let day = 0; day < 366; day++) {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
      const expected = expectedIndex({ frequency: 'M', reportDays: 6 }, date, calendar)!
      const deadline = (index: number) =>
        deadlineOf(periodAt('M', index), { frequency: 'M', reportDays: 6 }, calendar)!
      expect(deadline(expected) <= date && deadline(expected + 1) > date, date).toBe(true)
    }
  })
})
