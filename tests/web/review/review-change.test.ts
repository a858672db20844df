import { describe, expect, it } from 'vitest'
import { reviewChange, reviewFigure } from '#web/review/review-change.ts'
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

describe('reviewFigure', () => {
  it('hides no digit that was reported', () => {
    expect([reviewFigure(7812, 0), reviewFigure(93.1, 2), reviewFigure(93.126, 2)]).toEqual([
      '7,812',
      '93.10',
      '93.126',
    ])
  })
})
