import { describe, expect, it } from 'vitest'
import { isFarBelow, pointsBelowMedian, ranksAmong, type ComparedTarget } from '#metrics/agenda/among.ts'

const sharing = (
  target: string,
  completion: number | null,
  more: Partial<ComparedTarget> = {},
): ComparedTarget => ({
  target,
  indicator: '5g',
  basis: 'stock',
  due: '2024-12-31',
  region: target,
  completion,
  distance: null,
  ...more,
})

describe('ranksAmong (J-6)', () => {
  it('says place, lowest, median and highest of those on one indicator; what is equal shares the better place', () => {
    const told = ranksAmong([
      sharing('a', 0.9),
      sharing('b', 0.5),
      sharing('c', 0.9),
      sharing('d', 0.7),
      sharing('unknown', null),
    ])
    // The median of 0.5, 0.7, 0.9 and 0.9 is 0.8.
    const all = { of: 4, lowest: 0.5, median: 0.8, highest: 0.9, regional: true }
    expect(Object.fromEntries(told)).toEqual({
      a: { share: 0.9, place: 1, ...all },
      c: { share: 0.9, place: 1, ...all },
      d: { share: 0.7, place: 3, ...all },
      b: { share: 0.5, place: 4, ...all },
    })
  })

  it('takes the share of the way from the baseline where that is what is judged', () => {
    const told = ranksAmong([sharing('a', 0.9, { distance: 0.2 }), sharing('b', 0.5), sharing('c', 0.6)])
    expect(told.get('a')).toMatchObject({ share: 0.2, place: 3, median: 0.5 })
  })

  it('says nothing of two, nor of what is measured or due otherwise', () => {
    const others = [
      sharing('c', 0.1, { basis: 'flow' }),
      sharing('d', 0.1, { due: '2025-12-31' }),
      sharing('e', 0.1, { indicator: 'clouds' }),
    ]
    expect(ranksAmong([sharing('a', 0.9), sharing('b', 0.5), ...others]).size).toBe(0)
  })

  it('knows organisations in one region from regions', () => {
    const told = ranksAmong(['a', 'b', 'c'].map((target) => sharing(target, 0.5, { region: '441200' })))
    expect(told.get('a')).toMatchObject({ regional: false, median: 0.5 })
  })
})

describe('isFarBelow', () => {
  it('begins at ten percentage points, exactly', () => {
    // 0.8 − 0.7 is 0.10000000000000009 in doubles, 0.9 − 0.8 is 0.09999999999999998.
    expect(isFarBelow({ share: 0.7, median: 0.8 })).toBe(true)
    expect(isFarBelow({ share: 0.8, median: 0.9 })).toBe(true)
    expect(isFarBelow({ share: 0.8001, median: 0.9 })).toBe(false)
    expect(pointsBelowMedian({ share: 0.95, median: 0.9 })).toBe(-5)
  })
})
