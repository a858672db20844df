import { describe, expect, it } from 'vitest'
import { nextAttempt, nextBackup } from '#server/backup/next-backup.ts'

const on = (day: number, time: string) => `2024-10-${day}T${time}:00.000+08:00`

describe('nextBackup', () => {
  it.each([
    ['later the same day', on(30, '02:00'), on(30, '02:30')],
    ['the next day where that time has passed', on(30, '02:31'), on(31, '02:30')],
    ['the next day after one made at that very minute', on(30, '02:30'), on(31, '02:30')],
    ['in the next month', on(31, '10:00'), '2024-11-01T02:30:00.000+08:00'],
  ])('is %s', (_, since, due) => {
    expect(nextBackup(since, '02:30')).toBe(due)
  })
})

describe('nextAttempt', () => {
  it('is when it is due, and an hour after the attempt that failed', () => {
    expect(nextAttempt(on(30, '02:30'), null)).toBe(on(30, '02:30'))
    expect(nextAttempt(on(30, '02:30'), on(30, '02:31'))).toBe(on(30, '03:31'))
    expect(nextAttempt(on(30, '02:30'), on(29, '23:00'))).toBe(on(30, '02:30'))
  })
})
