import { describe, expect, it } from 'vitest'
import { lockDayOf } from '#metrics/reporting/lock-day.ts'
import { nationalDay2024 as calendar } from '../calendar/make-calendar.ts'
import { periodNamed } from '../make-target.ts'

describe('lockDayOf', () => {
  it('D-8 is the latest of the working days after the period that its indicators name', () => {
    expect(lockDayOf(periodNamed('2024-M10'), [{ lockDays: 6 }, { lockDays: 10 }], calendar)).toBe(
      '2024-11-14',
    )
    expect(lockDayOf(periodNamed('2024-M08'), [{ lockDays: 10, releaseMonths: 2 }], calendar)).toBe(
      '2024-11-14',
    )
  })

  it('D-8 is none where an indicator names none, and where nothing is owed', () => {
    expect(lockDayOf(periodNamed('2024-M10'), [{ lockDays: 6 }, {}], calendar)).toBeNull()
    expect(lockDayOf(periodNamed('2024-M10'), [], calendar)).toBeNull()
  })
})
