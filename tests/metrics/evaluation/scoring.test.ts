import { describe, expect, it } from 'vitest'
import { scoreValues } from '#metrics/evaluation/scoring.ts'

const plain = (...values: number[]) => values.map((value) => ({ value }))

describe('scoreValues', () => {
  it.each([
    ['min-max', 'higher', [2, 4, 10], [0, 25, 100]],
    ['min-max', 'lower', [2, 4, 10], [100, 75, 0]],
    ['z', 'higher', [1, 2, 3], [40, 50, 60]],
    ['z', 'lower', [1, 2, 3], [60, 50, 40]],
    ['percentile', 'lower', [1, 2], [100, 50]],
    ['ratio-to-best', 'higher', [2, 4], [50, 100]],
    ['ratio-to-best', 'lower', [2, 4], [100, 50]],
    ['ratio-to-best', 'lower', [0, 4], [NaN, NaN]],
    ['ratio-to-mean', 'higher', [1, 3], [50, 150]],
  ] as const)('%s, %s is better, of %j (K-4)', (method, direction, values, expected) => {
    expect(scoreValues(plain(...values), { method }, direction)).toEqual(expected)
  })

  it('goalposts, the low one the larger where less is better (K-1, K-4)', () => {
    expect(scoreValues(plain(20, 85), { method: 'goalposts', low: 20, high: 85 }, 'higher')).toEqual([0, 100])
    expect(scoreValues(plain(8, 2), { method: 'goalposts', low: 10, high: 2 }, 'lower')).toEqual([25, 100])
  })

  it('目标完成计分: the share reached, from 0 up to the ceiling (K-5)', () => {
    const scored = [
      { value: 60, target: 80 },
      { value: 100, target: 80 },
      { value: 80, target: 80 },
      { value: -5, target: 80 },
      { value: 5 },
      { value: 5, target: 0 },
    ]
    expect(scoreValues(scored, { method: 'target', ceiling: 120 }, 'higher')).toEqual([
      75,
      120,
      100,
      0,
      NaN,
      NaN,
    ])
    expect(scoreValues(scored, { method: 'target', ceiling: 100 }, 'higher')[1]).toBe(100)
  })

  it('目标完成计分 where less is better: target ÷ value (K-5)', () => {
    const scored = [
      { value: 4, target: 3 },
      { value: 2, target: 3 },
      { value: 0, target: 3 },
    ]
    expect(scoreValues(scored, { method: 'target', ceiling: 120 }, 'lower')).toEqual([75, 120, 120])
  })

  it('目标完成计分 by the target’s own completion where it is told (K-5, F-1)', () => {
    // The way from 40 to 20 is half done at 30, though 20 ÷ 30 would be two thirds.
    const scored = [
      { value: 30, target: 20, completion: 0.5 },
      { value: 44, target: 20, completion: -0.2 },
      { value: 15, target: 20, completion: 1.25 },
    ]
    expect(scoreValues(scored, { method: 'target', ceiling: 120 }, 'lower')).toEqual([50, 0, 120])
  })

  it('争先进位计分: five fewer a place, equals alike, none below 0 (K-5)', () => {
    const place = { method: 'place', step: 5 } as const
    expect(scoreValues(plain(9, 7, 9, 5), place, 'higher')).toEqual([100, 90, 100, 85])
    expect(scoreValues(plain(9, 7), place, 'lower')).toEqual([95, 100])
    expect(scoreValues(plain(3, 2, 1), { method: 'place', step: 60 }, 'higher')).toEqual([100, 40, 0])
  })

  it('功效系数: 60 at the value that is not allowed, 100 at the satisfactory one (K-5)', () => {
    const posts = { unallowed: 50, satisfactory: 90 }
    expect(scoreValues(plain(50, 70, 90, 100), { method: 'efficacy', posts }, 'higher')).toEqual([
      60, 80, 100, 110,
    ])
    expect(scoreValues(plain(4, 6, 8), { method: 'efficacy' }, 'higher')).toEqual([60, 80, 100])
    expect(scoreValues(plain(4, 6, 8), { method: 'efficacy' }, 'lower')).toEqual([100, 80, 60])
  })
})
