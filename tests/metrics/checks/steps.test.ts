import { describe, expect, it } from 'vitest'
import { amountsOf, meanOf, movesOf, rounded } from '#metrics/checks/steps.ts'
import { periodIndex } from '#metrics/period.ts'
import { at } from '../make-target.ts'

const points = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([period, value]) => ({ index: periodIndex(at(period)), value }))

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
    expect(amountsOf(total!, points({ '2023-11': 110, '2023-12': 121, '2024-03': 30 }))).toEqual([11, 10])
  })

  it('leaves out an oldest total that does not open its year', () => {
    expect(amountsOf(total!, points({ '2024-02': 20 }))).toEqual([])
    expect(amountsOf(total!, points({ '2024-01': 20 }))).toEqual([20])
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

describe('meanOf and rounded', () => {
  it('make a figure for a sentence', () => {
    expect(meanOf([1, 2, 6])).toBe(3)
    expect([10, 10.04, 10.05, 1234.25, -2].map(rounded)).toEqual(['10', '10', '10.1', '1,234.3', '−2'])
  })
})
