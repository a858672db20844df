import { describe, expect, it } from 'vitest'
import { previousWords, reviewChange, reviewFigure, reviewWords } from '#web/review/review-change.ts'
import { reviewItem } from './review-fixture.ts'

const before = (value: number) => reviewItem('x', value).observation

describe('reviewChange', () => {
  it('compares with the period before', () => {
    expect(reviewChange(reviewItem('x', 7812, { previous: before(7776) }))).toEqual({
      difference: '+36',
      rate: '+0.5\u2009%',
    })
  })

  it('compares a correction with the value it replaces', () => {
    const item = reviewItem('x', 7800, { previous: before(7000), approved: before(7812) })
    expect(reviewChange(item)?.difference).toBe('\u221212')
  })

  it('tells the change of a share in points, exactly', () => {
    const item = reviewItem('x', 96.9, { unit: '%', decimals: 1, previous: before(96.4) })
    expect(reviewChange(item)).toEqual({ difference: '+0.5', rate: null })
  })

  it('says nothing without both values', () => {
    expect(reviewChange(reviewItem('x', 7812))).toBeNull()
    expect(reviewChange(reviewItem('x', null, { previous: before(1) }))).toBeNull()
  })
})

describe('reviewChange across a change of 口径', () => {
  it('compares nothing except a correction with the value that it replaces (G-7)', () => {
    const item = reviewItem('x', 7800, { previous: before(7000) })
    const counted = { ...item, observation: { ...item.observation, status: 'B' as const } }
    expect(reviewChange(item)).not.toBeNull()
    expect(reviewChange(counted)).toBeNull()
    expect(reviewChange({ ...counted, approved: before(7812) })?.difference).toBe('−12')
  })
})

describe('reviewFigure', () => {
  it('hides no digit that was reported', () => {
    expect([reviewFigure(7812, 0), reviewFigure(93.1, 2), reviewFigure(93.126, 2)]).toEqual([
      '7,812',
      '93.10',
      '93.126',
    ])
  })
})

describe('reviewWords', () => {
  const words = (part: object, decimals = 0) =>
    reviewWords({ ...reviewItem('x', 42).observation, ...part }, decimals)

  it('rounds a share that was computed, says 超过 of a lower bound, and why there is no figure', () => {
    // 158 ÷ 166 = 95.1807…
    const share = { value: 95.1807228915663, numerator: 158, denominator: 166 }
    expect(words(share, 2)).toBe('95.18')
    expect(words({ bound: 'lower' })).toBe('超过 42')
    expect(words({ value: null, reason: 'not-collected' })).toBe('未开展采集')
    expect(words({ value: null })).toBe('无数据')
  })
})

describe('previousWords', () => {
  const before = (period: string, value: number) => reviewItem('5G基站', value, { period }).observation
  const words = (period: string, more: Parameters<typeof reviewItem>[2]) =>
    previousWords(reviewItem('5G基站', 7812, { period, ...more }))

  it('names the period of the value before, with its year where that is another', () => {
    expect(words('2024-M10', { previous: before('2024-M09', 7722) })).toBe('上期（9月）7,722')
    expect(words('2024-M01', { previous: before('2023-M12', 6800) })).toBe('上期（2023年12月）6,800')
  })

  it('says where a period between was not reported, and where nothing was', () => {
    expect(words('2024-M10', { previous: before('2024-M07', 7300) })).toBe('最近一期（7月）7,300')
    expect(words('2024-M10', {})).toBe('没有上期数')
  })
})
