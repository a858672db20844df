import { describe, expect, it } from 'vitest'
import {
  isTimeToRemind,
  mayRemind,
  nextTold,
  reminderPointReached,
  unreviewedPointReached,
} from '#metrics/reporting/reminders.ts'
import { nationalDay2024 as calendar } from '../calendar/make-calendar.ts'

describe('reminderPointReached (D-4)', () => {
  // The sixth working day after September 2024 is Monday, 14 October.
  it.each([
    // Seven days before is a holiday; the working day before that is 30 September.
    ['2024-09-29', null],
    ['2024-09-30', -7],
    ['2024-10-11', -7],
    // The day before is a Sunday; Saturday the 12th is worked.
    ['2024-10-12', -1],
    ['2024-10-14', -1],
    ['2024-10-15', 1],
    ['2024-10-20', 1],
    ['2024-10-21', 7],
    ['2024-11-12', 7],
    ['2024-11-13', 30],
    ['2024-12-12', 30],
    ['2024-12-13', 60],
    ['2025-10-14', 360],
  ])('on %s it is %s', (day, point) => {
    expect(reminderPointReached('2024-10-14', day, calendar)).toBe(point)
  })
})

describe('mayRemind (D-5)', () => {
  it('leaves five days between two', () => {
    expect(mayRemind(undefined, '2024-10-14')).toBe(true)
    expect(mayRemind('2024-10-14', '2024-10-14')).toBe(false)
    expect(mayRemind('2024-10-14', '2024-10-18')).toBe(false)
    expect(mayRemind('2024-10-14', '2024-10-19')).toBe(true)
  })
})

describe('isTimeToRemind (D-5)', () => {
  it.each([
    ['2024-10-14T07:59:59.000+08:00', false],
    ['2024-10-14T08:00:00.000+08:00', true],
    ['2024-10-14T17:59:59.000+08:00', true],
    ['2024-10-14T18:00:00.000+08:00', false],
    // A Saturday that is worked, a Sunday that is not, and a holiday.
    ['2024-10-12T09:00:00.000+08:00', true],
    ['2024-10-13T09:00:00.000+08:00', false],
    ['2024-10-07T09:00:00.000+08:00', false],
  ])('%s', (now, expected) => {
    expect(isTimeToRemind(now, calendar)).toBe(expected)
  })
})

describe('nextTold (D-14)', () => {
  it('tells reviewers after seven days or where nobody is left, and the secretary after thirty', () => {
    expect([-1, 1, 7, 30].map((point) => nextTold(point, false))).toEqual([
      { reviewers: false, secretaries: false },
      { reviewers: false, secretaries: false },
      { reviewers: true, secretaries: false },
      { reviewers: true, secretaries: true },
    ])
    expect(nextTold(-7, true)).toEqual({ reviewers: true, secretaries: false })
  })
})

describe('unreviewedPointReached (D-14)', () => {
  it('is reached 7, 30, 60 days after the submission, and on the day after it where nobody may review', () => {
    const reached = (day: string, hasReviewer = true) =>
      unreviewedPointReached('2024-10-01', `2024-${day}`, hasReviewer)
    expect([reached('10-07'), reached('10-08'), reached('10-30')]).toEqual([null, 7, 7])
    expect([reached('10-31'), reached('11-29'), reached('11-30')]).toEqual([30, 30, 60])
    expect([reached('10-01', false), reached('10-02', false), reached('10-08', false)]).toEqual([null, 1, 7])
  })
})
