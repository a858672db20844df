import { describe, expect, it } from 'vitest'
import { amountsOf, meanOf, medianOf, movesOf, rounded, spreadOf } from '#metrics/checks/steps.ts'
import { periodIndex } from '#metrics/period.ts'
import { periodNamed } from '../make-target.ts'

const points = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([period, value]) => ({ index: periodIndex(periodNamed(period)), value }))

const [level, increment, total] = (['level', 'increment', 'year-to-date'] as const).map((accumulation) => ({
  frequency: 'M' as const,
  accumulation,
}))

describe('amountsOf', () => {
  it('takes levels and increments as they are', () => {
    const values = points({ '2024-01': 10, '2024-03': 31 })
    expect([amountsOf(level!, values), amountsOf(increment!, values)]).toEqual([
      [10, 31],
      [10, 31],
    ])
  })

  it('takes of running totals what was added within the year, per period', () => {
    expect(amountsOf(total!, points({ '2024-01': 10, '2024-02': 22, '2024-04': 42 }))).toEqual([10, 12, 10])
  })

  it('begins anew with the year: 30 by March is ten a month', () => {
    expect(amountsOf(total!, points({ '2023-11': 110, '2023-12': 121, '2024-03': 30 }))).toEqual([10, 11, 10])
  })

  it('counts the first total known of a year in equal parts', () => {
    expect(amountsOf(total!, points({ '2024-02': 20 }))).toEqual([10])
    expect(amountsOf(total!, points({ '2024-01': 20 }))).toEqual([20])
  })

  it('halves what is reported for 1–2月 as one (C-4)', () => {
    const values = points({ '2023-12': 10, '2024-02': 22, '2024-03': 11 })
    expect(amountsOf({ ...increment!, januaryMerged: true }, values)).toEqual([10, 11, 11])
    expect(amountsOf({ ...total!, januaryMerged: true }, points({ '2024-02': 22 }))).toEqual([11])
  })
})

describe('movesOf', () => {
  it('takes the change of a level per period, else what a period has of its own', () => {
    const values = points({ '2024-01': 10, '2024-02': 22, '2024-04': 42 })
    expect(movesOf(level!, values)).toEqual([12, 10])
    expect(movesOf(increment!, values)).toEqual([10, 22, 42])
    expect(movesOf(total!, values)).toEqual([10, 12, 10])
  })
})

describe('meanOf, medianOf and spreadOf', () => {
  it('say what is usual', () => {
    expect(meanOf([1, 2, 6])).toBe(3)
    expect([medianOf([6, 1, 2]), medianOf([6, 1, 2, 3])]).toEqual([2, 2.5])
    // The MAD 1 of three moves is taken 1.495 times, the MAD 2 of ten 10 ÷ 9.2 times; where it is 0 the mean deviation counts, 0.5.
    expect(spreadOf([1, 2, 6])).toBeCloseTo(1.495 / 0.6745, 12)
    expect(spreadOf([0, 0, 2, 2, 4, 4, 4, 6, 6, 8])).toBeCloseTo((2 * 10) / 9.2 / 0.6745, 12)
    expect(spreadOf([2, 2, 2, 4])).toBeCloseTo(0.5 * 1.2533, 12)
    expect(spreadOf([2, 2])).toBe(0)
  })
})

describe('rounded', () => {
  it('makes a sensible figure for a sentence: three digits, but all of a whole one', () => {
    expect([10, 10.04, 10.05, 1234.25, -2, 0.015234, 0, 12345678.9].map(rounded)).toEqual([
      '10',
      '10',
      '10.1',
      '1,234',
      '−2',
      '0.0152',
      '0',
      '12,345,679',
    ])
  })
})
