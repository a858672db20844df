import { describe, expect, it } from 'vitest'
import { clearedText } from '#metrics/wording/figures/cleared.ts'

const embargo = { days: 15, time: '10:00' }
const index = { disclosures: new Map([['a', { embargo }]]) }

describe('clearedText', () => {
  it('W-16 says that a figure is approved, and from which minute it counts', () => {
    const decidedAt = '2024-10-09T08:00:00.000+08:00'
    const text = (indicator: string, period: string, at: string | null = decidedAt) =>
      clearedText(index, { indicator, period, decidedAt: at })
    expect(text('a', '2024-M09')).toBe('已审定，10月15日10:00发布')
    expect(text('a', '2024-M12')).toBe('已审定，2025年1月15日10:00发布')
    expect(text('a', '2024-M09', null)).toBe('已审定，10月15日10:00发布')
    expect(text('b', '2024-M09')).toBe('待发布')
  })
})
