import { describe, expect, it } from 'vitest'
import { nextDue } from '#server/jobs/next-due.ts'

const on = (day: number, time: string) => `2024-10-${day}T${time}+08:00`

describe('nextDue', () => {
  it.each([
    ['later the same day', on(30, '02:00:00.000'), on(30, '02:30:00.000')],
    ['half a second later', on(30, '02:29:59.500'), on(30, '02:30:00.000')],
    ['the next day where that time has passed', on(30, '02:31:00.000'), on(31, '02:30:00.000')],
    ['the next day after one at that very instant', on(30, '02:30:00.000'), on(31, '02:30:00.000')],
    ['in the next month', on(31, '10:00:00.000'), '2024-11-01T02:30:00.000+08:00'],
  ])('is %s', (_, since, due) => {
    expect(nextDue('30 2 * * *', since)).toBe(due)
  })

  it('goes by days of the week in Shanghai, wherever the machine stands', () => {
    // 2024-11-04 is a Monday; at 00:10 in Shanghai it is still Sunday in UTC.
    expect(nextDue('10 0 * * 1', on(31, '10:00:00.000'))).toBe('2024-11-04T00:10:00.000+08:00')
  })

  it('is never where the pattern names no day', () => {
    expect(nextDue('0 0 30 2 *', on(31, '10:00:00.000'))).toBeNull()
  })
})
