import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate, betweenGoalposts, normalise, rank, sumToOne } from '#metrics/composite.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared } from '#tests/support/shared.ts'

const oecd = shared('vectors/oecd-normalisations.csv')
const hdi = shared('vectors/hdi-2015.csv')
const rankings = shared('vectors/rankings.csv')
const rowsOf = (path: string | undefined) => (path === undefined ? [] : readCsv(path))
const print = (value: number, digits: number) => Number(roundToDigits(value, digits, 'half-up'))

describe.skipIf(oecd === undefined)('normalise and rank, on vectors/oecd-normalisations.csv', () => {
  const rows = rowsOf(oecd)
  const schooling = rows.map((row) => Number(row['schooling']))
  const column = (name: string) => rows.map((row) => Number(row[name]))
  /** The ranks from the lowest up, as the table prints them. */
  const fromBelow = rank(schooling.map((value) => -value))

  it('has all 23 countries', () => {
    expect(rows).toHaveLength(23)
  })

  it.each([
    ['z_score', 'z', 2, 1],
    ['min_max', 'min-max', 2, 1],
    ['ratio_to_best', 'ratio-to-best', 2, 1],
    ['ratio_to_mean', 'ratio-to-mean', 2, 1],
    ['percentile', 'percentile', 1, 100],
  ] as const)('reproduces %s to the printed digits (K-1)', (name, method, digits, scale) => {
    const scores = normalise(schooling, method).map((score) => print(score * scale, digits))
    expect(scores).toEqual(column(name))
  })

  it('reproduces rank_high_is_top (K-3)', () => {
    expect(fromBelow).toEqual(column('rank_high_is_top'))
  })
})

describe.skipIf(hdi === undefined)('aggregate, on vectors/hdi-2015.csv', () => {
  const rows = rowsOf(hdi)
  const index = (value: number, low: number, high: number) => betweenGoalposts([value], low, high)[0]!

  it('has all 190 rows', () => {
    expect(rows).toHaveLength(190)
  })

  it.each(rows)('$country is the published index to three decimals (K-1, K-2)', (row) => {
    const [life, expected, mean, income] = ['le', 'eys', 'mys', 'gnipc'].map((name) => Number(row[name]))
    const schooling = [index(Math.min(expected!, 18), 0, 18), index(Math.min(mean!, 15), 0, 15)]
    const dimensions = [
      index(life!, 20, 85),
      aggregate(schooling, [0.5, 0.5], 'arithmetic'),
      index(Math.log(Math.min(income!, 75_000)), Math.log(100), Math.log(75_000)),
    ]
    const published = Number(row['hdi_published'])
    expect(print(aggregate(dimensions, [1 / 3, 1 / 3, 1 / 3], 'geometric'), 3)).toBe(published)
  })
})

describe.skipIf(rankings === undefined)('rank, on vectors/rankings.csv', () => {
  it.each([
    ['rev_bn_yi', 'pub_rank_size'],
    ['budget_completion_pct', 'pub_rank_progress'],
    ['growth_pct', 'pub_rank_growth'],
  ])('%s gives %s (K-3)', (value, place) => {
    const rows = rowsOf(rankings)
    expect(rows).toHaveLength(7)
    expect(rank(rows.map((row) => Number(row[value])))).toEqual(rows.map((row) => Number(row[place])))
  })
})

describe('normalise', () => {
  it.each([
    ['min-max', [2, 4, 10], [0, 0.25, 1]],
    ['z', [1, 2, 3], [-1, 0, 1]],
    ['ratio-to-best', [2, 4, 10], [0.2, 0.4, 1]],
    ['ratio-to-mean', [1, 2, 3], [0.5, 1, 1.5]],
    ['percentile', [5, 7, 5, 9], [0.25, 0.75, 0.25, 1]],
  ] as const)('%s of %j (K-1)', (method, values, expected) => {
    expect(normalise(values, method)).toEqual(expected)
  })

  it('says nothing where there is no spread or no positive whole (K-1)', () => {
    expect(normalise([3, 3], 'min-max')).toEqual([NaN, NaN])
    expect(normalise([3, 3], 'z')).toEqual([NaN, NaN])
    expect(normalise([3], 'z')).toEqual([NaN])
    expect(normalise([-1, 0], 'ratio-to-best')).toEqual([NaN, NaN])
    expect(normalise([-1, 1], 'ratio-to-mean')).toEqual([NaN, NaN])
    expect(normalise([], 'min-max')).toEqual([])
    expect(normalise([], 'z')).toEqual([])
  })
})

describe('aggregate', () => {
  it.each([
    [[21, 1, 1, 1], 6, '2.14'],
    [[6, 6, 6, 6], 6, '6.00'],
  ])('of %j (K-2; OECD handbook)', (scores, arithmetic, geometric) => {
    const weights = [0.25, 0.25, 0.25, 0.25]
    expect(aggregate(scores, weights, 'arithmetic')).toBe(arithmetic)
    expect(aggregate(scores, weights, 'geometric').toFixed(2)).toBe(geometric)
  })

  it('is exact: 0.1 and 0.2 weigh what they say (K-2)', () => {
    expect(aggregate([1, 1, 0], [0.1, 0.2, 0.7], 'arithmetic')).toBe(0.3)
  })

  it('has no geometric mean of a negative score, whatever its weight (K-2)', () => {
    expect(aggregate([-4], [1], 'geometric')).toBeNaN()
    expect(aggregate([4, 0], [0.5, 0.5], 'geometric')).toBe(0)
  })

  it('refuses weights that do not fit (K-2)', () => {
    expect(() => aggregate([1, 2], [0.5, 0.4], 'arithmetic')).toThrow(
      'weights of 2 scores must sum to 1: 0.5, 0.4',
    )
    expect(() => aggregate([1, 2], [1], 'geometric')).toThrow(RangeError)
    expect(() => aggregate([1, 2], [1.5, -0.5], 'arithmetic')).toThrow(RangeError)
  })
})

describe('sumToOne', () => {
  it('takes thirds as doubles, but nothing that is off by a billionth or more (K-2)', () => {
    expect([sumToOne([1 / 3, 1 / 3, 1 / 3]), sumToOne([0.5, 0.499999]), sumToOne([])]).toEqual([
      true,
      false,
      false,
    ])
    expect([sumToOne([1, 0]), sumToOne([2, -1])]).toEqual([true, false])
  })
})

describe('rank', () => {
  it('gives equals the lower number and passes over the next (K-3)', () => {
    expect(rank([90, 80, 80, 70])).toEqual([1, 2, 2, 4])
  })

  it('ranks what is displayed (K-3)', () => {
    expect(rank([80.04, 80, 79.96, 79.94], 1)).toEqual([1, 1, 1, 4])
    expect(rank([80.04, 80, 79.96])).toEqual([1, 2, 3])
    expect(rank([80.05, 80.1], 1)).toEqual([1, 1])
  })

  it('gives no place where there is no score (K-3)', () => {
    expect(rank([NaN, 2, 3], 1)).toEqual([NaN, 2, 1])
  })

  it('is stable under permutation (K-3)', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 })
    const shuffled = scores.chain((list) =>
      fc.tuple(
        fc.constant(list.map((tenths) => tenths / 10)),
        fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom(undefined, 0, 1), ([list, sequence], decimals) => {
        const places = rank(list, decimals)
        expect(
          rank(
            sequence.map((place) => list[place]!),
            decimals,
          ),
        ).toEqual(sequence.map((place) => places[place]))
      }),
    )
  })
})
