import { describe, expect, it } from 'vitest'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import { isTurn, isVerdict } from '#metrics/judging/light-turn.ts'

describe('isTurn (L-18)', () => {
  it.each<[Light | null, Light | null]>([
    ['behind', 'on-schedule'],
    ['on-schedule', 'far-behind'],
    ['behind', 'overdue'],
    ['overdue', 'behind'],
    ['met', 'no-data'],
    ['on-schedule', 'no-baseline'],
    ['missed', null],
    ['not-started', 'overdue'],
    ['no-data', 'overdue'],
  ])('is one from %s to %s', (before, after) => {
    expect(isTurn(before, after)).toBe(true)
  })

  it.each<[Light | null, Light | null]>([
    ['behind', 'behind'],
    ['overdue', 'overdue'],
    ['not-started', 'behind'],
    ['no-data', 'met'],
    ['no-baseline', 'on-schedule'],
    ['not-started', 'no-data'],
    [null, 'behind'],
    [null, null],
  ])('is none from %s to %s', (before, after) => {
    expect(isTurn(before, after)).toBe(false)
  })
})

describe('isVerdict', () => {
  it('holds for what is judged, or overdue', () => {
    expect((['missed', 'overdue', 'no-data', null] as const).map(isVerdict)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
