import { describe, expect, it } from 'vitest'
import type { Basis, Indicator } from '#metrics/catalogue/indicator.ts'
import { completesByWay, isCumulative, judgingModeOf } from '#metrics/judging/judging-mode.ts'
import type { JudgingMode } from '#metrics/judging/judging-mode.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeTarget } from '../make-target.ts'

describe('judgingModeOf', () => {
  it.each<[Basis, JudgingMode]>([
    ['flow', 'completion'],
    ['deliverables', 'completion'],
    ['milestone', 'completion'],
    ['stock', 'distance'],
    ['ratio', 'distance'],
    ['coverage', 'distance'],
    ['reduction', 'distance'],
    ['growth', 'attained'],
    ['range', 'attained'],
    ['maintain', 'maintained'],
    ['undetermined', 'none'],
  ])('judges %s by %s (B-1)', (basis, mode) => {
    expect(judgingModeOf(makeTarget({ basis }))).toBe(mode)
  })

  it('only lists what has no due date (B-1, L-0)', () => {
    const { due: _, ...open } = makeTarget()
    expect(judgingModeOf(open)).toBe('none')
  })

  it('asks of a range whether the value is inside, unless periods are counted (B-1)', () => {
    const range: Partial<Target> = { comparator: 'range', value: '1', high: '2' }
    expect(judgingModeOf(makeTarget({ ...range, basis: 'stock' }))).toBe('attained')
    expect(judgingModeOf(makeTarget({ ...range, basis: 'deliverables' }))).toBe('attained')
    expect(judgingModeOf(makeTarget({ ...range, basis: 'maintain' }))).toBe('maintained')
  })

  it.each<Basis>(['flow', 'deliverables', 'milestone'])(
    'judges a cap on %s by whether it is kept (B-1)',
    (basis) => {
      expect(judgingModeOf(makeTarget({ basis, comparator: '<=' }))).toBe('attained')
      expect(judgingModeOf(makeTarget({ basis, comparator: '=' }, { direction: 'lower' }))).toBe('attained')
      expect(judgingModeOf(makeTarget({ basis, comparator: '=' }))).toBe('completion')
    },
  )
})

describe('judgingModeOf, net changes (B-1)', () => {
  it.each<[string, Partial<Target>, JudgingMode]>([
    ['a net decrease of 200 is worked towards', { comparator: '<=', value: '-200' }, 'completion'],
    ['a net loss of at most 200 is a floor', { comparator: '>=', value: '-200' }, 'attained'],
    ['no net loss is a floor', { comparator: '>=', value: '0' }, 'attained'],
    ['none at all is a cap', { comparator: '<=', value: '0' }, 'attained'],
    ['at most 200 is a cap', { comparator: '<=', value: '200' }, 'attained'],
  ])('%s', (_, part, mode) => {
    expect(judgingModeOf(makeTarget({ basis: 'flow', ...part }))).toBe(mode)
  })
})

describe('completesByWay (F-1)', () => {
  it.each<[string, Partial<Target>, Partial<Indicator>, boolean]>([
    ['more is better', {}, {}, false],
    ['less is better', { comparator: '<=' }, {}, true],
    ['less is better by the indicator alone', { comparator: '=' }, { direction: 'lower' }, true],
    ['a target of 0', { value: '0' }, {}, true],
    ['a target below 0', { value: '-5' }, {}, true],
    ['values that can be negative', {}, { negative: true }, true],
    ['a net decrease', { basis: 'flow', comparator: '<=', value: '-200' }, {}, false],
    ['growth', { basis: 'growth', comparator: '<=' }, {}, false],
  ])('%s', (_, part, indicator, expected) => {
    expect(completesByWay(makeTarget(part, indicator))).toBe(expected)
  })
})

describe('isCumulative', () => {
  it.each<[Basis, Indicator['accumulation'], boolean]>([
    ['flow', 'level', true],
    ['deliverables', 'level', true],
    ['range', 'year-to-date', true],
    ['range', 'increment', true],
    ['range', 'level', false],
    ['stock', 'level', false],
    ['growth', 'year-to-date', false],
    ['milestone', 'year-to-date', false],
  ])('%s of values that are %s: %s (B-2)', (basis, accumulation, expected) => {
    expect(isCumulative(makeTarget({ basis }, { accumulation }))).toBe(expected)
  })
})
