import { describe, expect, it } from 'vitest'
import {
  businessDate,
  timeToSecond,
  timeToMinute,
  formatInstant,
  instantToSecond,
  lastDayBefore,
} from '#metrics/wording/instants.ts'

describe('businessDate', () => {
  it('is the day in China, eight hours ahead of UTC', () => {
    expect(businessDate('2024-10-31T04:00:00Z')).toBe('2024-10-31')
    expect(businessDate('2024-10-31T15:59:59.999Z')).toBe('2024-10-31')
    expect(businessDate('2024-10-31T16:00:00Z')).toBe('2024-11-01')
    expect(businessDate('2025-01-01T00:30:00+08:00')).toBe('2025-01-01')
  })
})

describe('timeToSecond', () => {
  it('is the time of day in China, midnight as 00', () => {
    expect(timeToSecond('2024-10-31T16:00:07Z')).toBe('00:00:07')
    expect(timeToSecond(Date.UTC(2024, 9, 31, 6, 32, 7))).toBe('14:32:07')
  })
})

describe('instantToSecond', () => {
  it('tells day and time in China to the second', () => {
    expect(instantToSecond('2024-10-31T16:00:07Z')).toBe('2024-11-01 00:00:07')
  })
})

describe('formatInstant', () => {
  it('tells the time in China, whatever the zone of the machine', () => {
    expect(formatInstant('2024-11-04T18:05:09Z')).toBe('2024-11-05 02:05')
    expect(timeToMinute('2024-11-04T14:32:59+08:00')).toBe('14:32')
  })
})

describe('lastDayBefore', () => {
  it('is the day before the midnight in China with which something ends', () => {
    expect(lastDayBefore('2027-01-01T00:00:00.000+08:00')).toBe('2026-12-31')
  })

  it('leaves as it is written what no calendar reads', () => {
    expect(lastDayBefore('10000-01-01T00:00:00.000+08:00')).toBe('10000-01-01T00:00:00.000+08:00')
  })
})
