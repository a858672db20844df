import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growthRate, parentGrowth } from '#metrics/growth.ts'
import { rateOfChildren, regionsInTotal, sumOfChildren } from '#metrics/series/rollup.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared } from '#tests/support/shared.ts'

const hierarchy = shared('vectors/hierarchy.csv')
const ratios = shared('vectors/ratios.csv')
const amount = (region: string, value: string | number) => ({ region, value })

describe('regionsInTotal', () => {
  it('takes the regions directly below, not the functional zones (H-1)', () => {
    const regions = [
      { code: '441800', name: '清远市', level: 'city', parent: '440000' },
      { code: '441802', name: '清城区', level: 'county', parent: '441800' },
      { code: '441803', name: '清新区', level: 'county', parent: '441800' },
      { code: '441800-gaoxin', name: '清远高新区', level: 'zone', parent: '441800' },
      { code: '441200', name: '肇庆市', level: 'city', parent: '440000' },
    ] as const
    expect(regionsInTotal(regions, '441800')).toEqual(['441802', '441803'])
    expect(regionsInTotal(regions, '441800', { zones: true })).toEqual(['441802', '441803', '441800-gaoxin'])
    expect(regionsInTotal(regions, '440000')).toEqual(['441800', '441200'])
  })
})

describe('sumOfChildren', () => {
  it('is exact, and says what it holds (H-2)', () => {
    const children = [amount('a', '0.1'), amount('b', 0.2), amount('elsewhere', 9)]
    expect(sumOfChildren(['a', 'b'], children)).toEqual({ value: '0.3', regions: ['a', 'b'] })
  })

  it('is absent, with the list, where a child has no value (H-2)', () => {
    const children = [amount('a', 1), { region: 'b', value: null, reason: 'overdue' as const }]
    expect(sumOfChildren(['a', 'b', 'c'], children)).toEqual({
      absent: 'missing-children',
      missing: ['b', 'c'],
    })
    expect(sumOfChildren([], children)).toEqual({ absent: 'no-children' })
  })

  it('adds nothing for a child where the matter does not exist (H-2)', () => {
    const none = (region: string) => ({ region, value: null, reason: 'not-applicable' as const })
    expect(sumOfChildren(['a', 'b'], [amount('a', 0), none('b')])).toEqual({ value: '0', regions: ['a'] })
    expect(sumOfChildren(['b'], [none('b')])).toEqual({ absent: 'no-children' })
  })
})

describe.skipIf(hierarchy === undefined)('sumOfChildren, on vectors/hierarchy.csv', () => {
  const rows = hierarchy === undefined ? [] : readCsv(hierarchy)
  const childrenOf = (unit: string | undefined) => rows.filter((row) => row['parent'] === unit)
  const parents = rows.filter((row) => childrenOf(row['unit']).length > 0)

  it.each(parents)('gives $unit its four sums exactly (H-2)', (row) => {
    const children = childrenOf(row['unit'])
    for (const column of ['rev_month', 'rev_cum', 'exp_month', 'exp_cum']) {
      const total = sumOfChildren(
        children.map((child) => child['unit']!),
        children.map((child) => amount(child['unit']!, child[column]!)),
      )
      expect(total, column).toMatchObject({ value: row[column] })
    }
  })
})

describe('rateOfChildren', () => {
  const part = (region: string, numerator: number | null, denominator: number | null) => ({
    region,
    numerator,
    denominator,
  })

  it('weighs by the denominator: 9 of 10 and 10 of 90 are 19 %, not 50.6 % (H-3)', () => {
    expect(rateOfChildren(['a', 'b'], [part('a', 9, 10), part('b', 10, 90)])).toEqual({
      value: '0.19',
      regions: ['a', 'b'],
    })
  })

  it('is absent where a part is missing or there is nothing to divide by (H-2, H-3)', () => {
    const children = [part('a', 9, null), part('b', null, 90), part('c', 1, 2), part('d', 0, 0)]
    expect(rateOfChildren(['a', 'b', 'c', 'e'], children)).toEqual({
      absent: 'missing-children',
      missing: ['a', 'b', 'e'],
    })
    expect(rateOfChildren(['d'], children)).toEqual({ absent: 'no-denominator' })
    expect(rateOfChildren([], children)).toEqual({ absent: 'no-children' })
  })

  it.skipIf(ratios === undefined)(
    'reproduces vectors/ratios.csv, but for the row that was truncated (H-3)',
    () => {
      const rows = readCsv(ratios ?? '')
      expect(rows).toHaveLength(10)
      const truncated = rows.filter((row) => row['note']?.includes('truncated'))
      expect(truncated).toHaveLength(1)
      for (const row of rows) {
        const rate = rateOfChildren(['a'], [part('a', Number(row['numerator']), Number(row['denominator']))])
        const percent = 'value' in rate ? Number(rate.value) * 100 : NaN
        const printed = Number(roundToDigits(percent, Number(row['decimals']), 'half-up'))
        // 129 of 270 is 47.78 %: printed as 47 %, rounded 48 %.
        expect(printed, row['note']).toBe(truncated.includes(row) ? 48 : Number(row['published_pct']))
        if (truncated.includes(row)) expect(Math.trunc(percent)).toBe(Number(row['published_pct']))
      }
    },
  )
})

describe('the roll-up', () => {
  const thousandths = fc.integer({ min: 1, max: 10 ** 9 }).map((count) => (count / 1000).toFixed(3))
  const children = fc.array(fc.tuple(thousandths, thousandths), { minLength: 1, maxLength: 12 })

  it('of grandchildren through children is that of all at once (H-2)', () => {
    fc.assert(
      fc.property(children, fc.nat(11), (list, cut) => {
        const all = list.map(([value], place) => amount(`${place}`, value))
        const halves = [all.slice(0, cut), all.slice(cut)].filter((half) => half.length > 0)
        const sum = (part: typeof all) => {
          const total = sumOfChildren(
            part.map(({ region }) => region),
            part,
          )
          return 'value' in total ? total.value : ''
        }
        expect(sum(halves.map((half, place) => amount(`half ${place}`, sum(half))))).toBe(sum(all))
      }),
    )
  })

  it('gives the parent the growth of its own sums (G-3, H-2)', () => {
    fc.assert(
      fc.property(children, (list) => {
        const rates = list.map(([current, base]) => {
          const growth = growthRate(current, base)
          return { current: Number(current), rate: 'rate' in growth ? growth.rate : NaN }
        })
        const sumOf = (column: 0 | 1) => {
          const total = sumOfChildren(
            list.map((_, place) => `${place}`),
            list.map((pair, place) => amount(`${place}`, pair[column])),
          )
          return 'value' in total ? total.value : ''
        }
        const own = growthRate(sumOf(0), sumOf(1))
        const expected = 'rate' in own ? own.rate : NaN
        expect(Math.abs(parentGrowth(rates) - expected)).toBeLessThan(1e-6 * (1 + Math.abs(expected)))
      }),
    )
  })

  it('keeps a rate between the least and the greatest of the children (H-3)', () => {
    fc.assert(
      fc.property(children, (list) => {
        const members = list.map((_, place) => `${place}`)
        const rate = rateOfChildren(
          members,
          list.map(([numerator, denominator], place) => ({ region: `${place}`, numerator, denominator })),
        )
        const own = list.map(([numerator, denominator]) => Number(numerator) / Number(denominator))
        const value = 'value' in rate ? Number(rate.value) : NaN
        expect(value).toBeGreaterThanOrEqual(Math.min(...own) * (1 - 1e-12))
        expect(value).toBeLessThanOrEqual(Math.max(...own) * (1 + 1e-12))
      }),
    )
  })
})
