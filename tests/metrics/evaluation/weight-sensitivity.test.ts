import { describe, expect, it } from 'vitest'
import { aggregate } from '#metrics/composite.ts'
import { weightSensitivity } from '#metrics/evaluation/weight-sensitivity.ts'

const sensitivityOf = (rows: readonly (readonly number[])[], weights: readonly number[]) =>
  weightSensitivity(weights, (each) => rows.map((row) => aggregate(row, each, 'arithmetic')), 1)

describe('weightSensitivity', () => {
  it('leaves a place that no weighting can move (K-7)', () => {
    const rows = [
      [90, 90],
      [50, 50],
    ]
    expect(sensitivityOf(rows, [0.5, 0.5])).toEqual([
      { best: 1, worst: 1, steady: 1 },
      { best: 2, worst: 2, steady: 1 },
    ])
  })

  it('shows places that change with the weights: 52 and 50 change places where a’s share falls below 49 % (K-7)', () => {
    const rows = [
      [100, 4],
      [0, 100],
    ]
    // a leads while 100 w + 4 (1 − w) > 100 (1 − w), that is w > 96 ÷ 196 = 0.4898.
    const [first, second] = sensitivityOf(rows, [0.5, 0.5])
    expect(first).toMatchObject({ best: 1, worst: 2 })
    expect(second).toMatchObject({ best: 1, worst: 2 })
    expect(first?.steady).toBeGreaterThan(0.5)
    expect(first?.steady).toBeLessThan(0.65)
  })

  it('moves a single weight by a quarter and no more (K-7)', () => {
    // The second subject leads where a weighs more than `share`. One weight alone brings a to 0.5 ÷ (0.5 + 0.375) = 0.571
    // at most, all of them together to 0.625.
    const turningAt = (share: number) => [
      [0, 100],
      [(100 * (1 - share)) / share, 0],
    ]
    expect(sensitivityOf(turningAt(0.57), [0.5, 0.5]).map((each) => each?.worst)).toEqual([2, 2])
    expect(sensitivityOf(turningAt(0.63), [0.5, 0.5]).map((each) => each?.worst)).toEqual([1, 2])
  })

  it('is the same every time, and null where there is no score (K-7)', () => {
    const rows = [
      [3, 1],
      [1, 3.1],
      [NaN, NaN],
    ]
    const scores = (each: readonly number[]) => rows.map(([a, b]) => a! * each[0]! + b! * each[1]!)
    const first = weightSensitivity([0.5, 0.5], scores, 1)
    expect(weightSensitivity([0.5, 0.5], scores, 1)).toEqual(first)
    expect(first[2]).toBeNull()
  })
})
