import { describe, expect, it } from 'vitest'
import { weekdaysOnly } from '#metrics/calendar/calendar.ts'
import {
  deadlineOf,
  expectedFrom,
  expectedIndex,
  isReleased,
  lastDayWithoutFigure,
} from '#metrics/reporting/deadline.ts'
import { periodAt } from '#metrics/period.ts'
import { nationalDay2024 as calendar } from '../calendar/make-calendar.ts'
import { periodNamed } from '../make-target.ts'

describe('deadlineOf', () => {
  it('is the 6th working day after the period: 2024-M10 on 8 November (D-1)', () => {
    const deadline = deadlineOf(periodNamed('2024-M10'), { reportDays: 6 }, calendar)
    expect(deadline).toEqual({ kind: 'fixed', date: '2024-11-08' })
    expect(deadlineOf(periodNamed('2024-M10'), { reportDays: null }, calendar)).toBeNull()
  })

  it('is provisional, and names the year, where its days have no table (C-2)', () => {
    const provisional = (date: string, withoutTable: number[]) => ({
      kind: 'provisional',
      date,
      withoutTable,
    })
    expect(deadlineOf(periodNamed('2024-M12'), { reportDays: 2 }, calendar)).toEqual(
      provisional('2025-01-02', [2025]),
    )
    expect(deadlineOf(periodNamed('2024-M10'), { reportDays: 6 }, weekdaysOnly)).toEqual(
      provisional('2024-11-08', [2024]),
    )
    expect(deadlineOf(periodNamed('2024-M11'), { reportDays: 25 }, calendar)).toEqual(
      provisional('2025-01-03', [2025]),
    )
    expect(deadlineOf(periodNamed('2023-M11'), { reportDays: 22 }, calendar)).toEqual(
      provisional('2024-01-01', [2023]),
    )
  })

  it('is the period’s own end where no days are allowed after it (D-1)', () => {
    expect(deadlineOf(periodNamed('2030-M01'), { reportDays: 0 }, calendar)).toEqual({
      kind: 'fixed',
      date: '2030-01-31',
    })
  })
})

describe('a figure that cannot exist before two months after its period', () => {
  const scheme = { frequency: 'M', reportDays: 6, releaseMonths: 2 } as const

  it('D-7 has its working days counted from the end of the second month', () => {
    expect(lastDayWithoutFigure(periodNamed('2024-M06'), scheme)).toBe('2024-08-31')
    expect(deadlineOf(periodNamed('2024-M06'), scheme, calendar)).toEqual({
      kind: 'fixed',
      date: '2024-09-09',
    })
    expect(isReleased(periodNamed('2024-M06'), scheme, '2024-08-31')).toBe(false)
    expect(isReleased(periodNamed('2024-M06'), scheme, '2024-09-01')).toBe(true)
    expect(isReleased(periodNamed('2024-M06'), {}, '2024-06-30')).toBe(true)
  })

  it('D-2 D-7 is expected from the day after that deadline on', () => {
    const expectedAt = (date: string) => periodAt('M', expectedIndex(scheme, date, calendar)!)
    expect(expectedAt('2024-09-09')).toEqual(periodNamed('2024-M05'))
    expect(expectedAt('2024-09-10')).toEqual(periodNamed('2024-M06'))
    expect(expectedFrom(periodNamed('2024-M06'), scheme, calendar)).toBe('2024-09-10')
  })
})

describe('a deadline that was another before', () => {
  const scheme = {
    frequency: 'M',
    reportDays: 12,
    earlier: [
      { until: '2024-03-31', reportDays: 3, releaseMonths: 1 },
      { until: '2024-09-30', reportDays: 6 },
    ],
  } as const
  const deadline = (period: string) => deadlineOf(periodNamed(period), scheme, calendar)!.date

  it('D-10 stays for the periods that had ended, and is another for those that end later', () => {
    expect(['2024-M03', '2024-M04', '2024-M09', '2024-M10'].map(deadline)).toEqual([
      '2024-05-03',
      '2024-05-08',
      '2024-10-14',
      '2024-11-18',
    ])
    expect(isReleased(periodNamed('2024-M03'), scheme, '2024-04-30')).toBe(false)
    expect(isReleased(periodNamed('2024-M04'), scheme, '2024-04-30')).toBe(true)
  })

  it('D-2 D-10 expects the last period whose own deadline has passed', () => {
    const expectedAt = (date: string) => periodAt('M', expectedIndex(scheme, date, calendar)!)
    expect(expectedAt('2024-10-14')).toEqual(periodNamed('2024-M08'))
    expect(expectedAt('2024-10-15')).toEqual(periodNamed('2024-M09'))
    expect(expectedAt('2024-11-18')).toEqual(periodNamed('2024-M09'))
    expect(expectedAt('2024-11-19')).toEqual(periodNamed('2024-M10'))
  })
})

describe('expectedIndex', () => {
  const expectedAt = (date: string, reportDays: number | null) => {
    const index = expectedIndex({ frequency: 'M', reportDays }, date, calendar)
    return index === null ? null : periodAt('M', index)
  }

  it('turns to October on the day after its deadline, which is itself in time (D-2)', () => {
    expect(expectedAt('2024-11-08', 6)).toEqual(periodNamed('2024-M09'))
    expect(expectedAt('2024-11-09', 6)).toEqual(periodNamed('2024-M10'))
    expect(expectedAt('2024-10-14', 6)).toEqual(periodNamed('2024-M08'))
    expect(expectedAt('2024-10-15', 6)).toEqual(periodNamed('2024-M09'))
    expect(expectedAt('2024-10-31', 0)).toEqual(periodNamed('2024-M09'))
    expect(expectedAt('2024-11-01', 0)).toEqual(periodNamed('2024-M10'))
    expect(expectedAt('2024-11-08', null)).toBeNull()
  })

  it('is the inverse of the deadline on every day of a year (D-2)', () => {
    for (let day = 0; day < 366; day++) {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
      const expected = expectedIndex({ frequency: 'M', reportDays: 6 }, date, calendar)!
      const deadline = (index: number) => deadlineOf(periodAt('M', index), { reportDays: 6 }, calendar)!.date
      expect(deadline(expected) < date && deadline(expected + 1) >= date, date).toBe(true)
    }
  })

  it('passes over a January that is not collected (C-4, D-2)', () => {
    const scheme = { frequency: 'M', reportDays: 6, januaryMerged: true } as const
    const expectedAt = (date: string) => periodAt('M', expectedIndex(scheme, date, calendar)!)
    expect(expectedAt('2024-02-28')).toEqual(periodNamed('2023-M12'))
    expect(expectedAt('2024-03-09')).toEqual(periodNamed('2024-M02'))
  })
})

describe('expectedFrom', () => {
  it('is the day after the deadline; no day for a series that nobody owes (D-2)', () => {
    expect(expectedFrom(periodNamed('2024-M10'), { reportDays: 6 }, calendar)).toBe('2024-11-09')
    expect(expectedFrom(periodNamed('2024-M10'), { reportDays: null }, calendar)).toBeNull()
  })
})
