import { describe, expect, it } from 'vitest'
import { lockDayOf } from '#metrics/reporting/lock-day.ts'
import { nationalDay2024 as calendar } from '../calendar/make-calendar.ts'
import { at } from '../make-target.ts'

describe('lockDayOf', () => {
  it('D-8 is the n-th working day after the period, the last of all its indicators', () => {
    expect(lockDayOf(at('2024-M10'), [{ lockDays: 6 }, { lockDays: 10 }], calendar)).toBe('2024-11-14')
    expect(lockDayOf(at('2024-M08'), [{ lockDays: 10, releaseMonths: 2 }], calendar)).toBe('2024-11-14')
  })

  it('D-8 is none where an indicator names none, and where nothing is owed', () => {
    expect(lockDayOf(at('2024-M10'), [{ lockDays: 6 }, {}], calendar)).toBeNull()
    expect(lockDayOf(at('2024-M10'), [], calendar)).toBeNull()
  })
})
