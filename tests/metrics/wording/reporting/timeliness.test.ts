import { describe, expect, it } from 'vitest'
import { timelinessWords } from '#metrics/wording/reporting/timeliness.ts'

describe('timelinessWords', () => {
  it.each([
    ['on-time', { daysLate: null, missing: 0, returned: 1 }, '按时，退回 1 项'],
    ['late', { daysLate: 2, missing: 0, returned: 0 }, '迟报 2 天'],
    ['late', { daysLate: null, missing: 0, returned: 0 }, '迟报'],
    ['missing', { daysLate: 8, missing: 3, returned: 0 }, '缺报 3 项'],
    ['not-due', { daysLate: null, missing: 0, returned: 0 }, '未到期'],
  ] as const)('%s', (promptness, more, words) => {
    expect(timelinessWords({ promptness, ...more })).toBe(words)
  })
})
