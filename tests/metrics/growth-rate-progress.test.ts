import { describe, expect, it } from 'vitest'
import { growthRateProgress } from '#metrics/growth-rate-progress.ts'
import { readCsv } from '#tests/support/documents/read-csv.ts'
import { shared } from '#tests/support/shared.ts'

const numberIn = (row: Record<string, string>, column: string) => Number(row[column] || NaN)

// The published rules explain every row of both files.
describe.each([
  { file: 'growth-rate-progress.csv', count: 132, computed: 125 },
  { file: 'growth-rate-progress-2.csv', count: 542, computed: 452 },
])('growthRateProgress, on vectors/$file', ({ file, count, computed }) => {
  const path = shared(`vectors/${file}`)
  const rows = path === undefined ? [] : readCsv(path)

  it.skipIf(path === undefined)(`has all ${count} rows, ${computed} of them with a ratio`, () => {
    expect(rows).toHaveLength(count)
    expect(rows.filter((row) => row['progress_value'] !== '')).toHaveLength(computed)
  })

  it.each(rows)('$series, $base_year to $current_year (N-1 to N-4)', (row) => {
    const pointOf = (which: string) => ({
      year: numberIn(row, `${which}_year`),
      value: numberIn(row, `${which}_value`),
    })
    const { ratio, score, status } = growthRateProgress({
      base: pointOf('base'),
      current: pointOf('current'),
      ...(row['target'] && {
        target: { year: numberIn(row, 'target_year'), value: numberIn(row, 'target') },
      }),
      direction: row['direction'] === '1' ? 1 : -1,
      ...(row['limit'] && { limit: numberIn(row, 'limit') }),
    })
    expect(status).toBe(row['status'])
    // An empty cell marks a row without two years, or with a base that equals the target.
    if (row['progress_value'] === '') expect(ratio).toBeNaN()
    else expect(Math.abs(ratio - numberIn(row, 'progress_value'))).toBeLessThan(1e-9)
    if (row['score'] === '') expect(score).toBeNaN()
    else expect(Math.abs(score - numberIn(row, 'score'))).toBeLessThan(1e-4)
  })
})

describe('growthRateProgress', () => {
  const years = (from: number, to: number) => ({
    base: { year: 2020, value: from },
    current: { year: 2021, value: to },
  })
  const by2021 = (value: number) => ({ year: 2021, value })

  it('compares observed with required growth: Canada, 14.5 to 10.4 where 7.25 is wanted by 2030 (N-1)', () => {
    const { ratio, score, status } = growthRateProgress({
      base: { year: 2015, value: 14.5 },
      current: { year: 2023, value: 10.4 },
      target: { year: 2030, value: 7.25 },
      direction: -1,
    })
    expect([ratio.toFixed(10), score.toFixed(4), status]).toEqual([
      '0.9010899547',
      '2.1506',
      'moderate_progress',
    ])
  })

  // The required growth is 10 %, so that the ratio is ten times the observed rate.
  it.each([
    [109.5, 'substantial_progress', 2.5],
    [109.4, 'moderate_progress', (0.34 / 0.7) * 5],
    [106, 'moderate_progress', 0],
    [105.9, 'limited_progress', (-0.01 / 1.2) * 5],
    [100, 'limited_progress', -2.5],
    [99.9, 'deterioration', (-0.61 / 1.2) * 5],
    [94, 'deterioration', -5],
    [50, 'deterioration', -5],
  ])('with a target of 110 from 100, %d is %s (N-2)', (value, status, score) => {
    const progress = growthRateProgress({ ...years(100, value), target: by2021(110), direction: 1 })
    expect(progress.status).toBe(status)
    expect(progress.score).toBeCloseTo(score, 10)
  })

  it.each([
    [102, 'substantial_progress', 5],
    [101.5, 'substantial_progress', 2.5],
    [101.4, 'moderate_progress', 2.25],
    [100.5, 'moderate_progress', 0],
    [100.4, 'limited_progress', -0.5],
    [100, 'limited_progress', -2.5],
    [99, 'deterioration', -3.75],
    [98, 'deterioration', -5],
    [97, 'deterioration', -5],
  ])('without a target, 100 to %d is %s (N-2)', (value, status, score) => {
    const progress = growthRateProgress({ ...years(100, value), direction: 1 })
    expect(progress.status).toBe(status)
    expect(progress.score).toBeCloseTo(score, 10)
  })

  it('says that a target is achieved once its value is reached, whatever the trend (N-2)', () => {
    const falling = growthRateProgress({ ...years(120, 110), target: by2021(110), direction: 1 })
    expect(falling).toEqual({ ratio: -1, score: 5, status: 'target_achieved' })
    const low = growthRateProgress({ ...years(10, 8), target: by2021(8), direction: -1 })
    expect(low).toEqual({ ratio: 1, score: 5, status: 'target_achieved' })
  })

  it.each([
    ['the same year', { ...years(1, 2), current: { year: 2020, value: 2 } }],
    ['an earlier year', { ...years(1, 2), current: { year: 2019, value: 2 } }],
    ['no base value', years(NaN, 2)],
    ['no current value', years(1, NaN)],
    ['no current year', { ...years(1, 2), current: { year: NaN, value: 2 } }],
    ['a change of sign', years(1, -2)],
  ])('is not available for %s (N-3)', (_, points) => {
    expect(growthRateProgress({ ...points, direction: 1 })).toEqual({
      ratio: NaN,
      score: NaN,
      status: 'not_available',
    })
  })

  it('puts 0.001 for a zero base or target, and leaves a value of 0 as it is (N-3)', () => {
    expect(growthRateProgress({ ...years(0, 0.001), direction: 1 }).ratio).toBe(0)
    expect(growthRateProgress({ ...years(0.001, 0), direction: 1 }).ratio).toBe(-1)
    expect(growthRateProgress({ ...years(-4, 0), direction: 1 }).ratio).toBe(1)
    const toZero = growthRateProgress({ ...years(0.004, 0.003), target: by2021(0), direction: -1 })
    expect(toZero.ratio).toBeCloseTo(0.25 / 0.75, 12)
  })

  it('has no ratio to a target that the base stands at: it is kept or lost (N-3)', () => {
    const from = (value: number) =>
      growthRateProgress({ ...years(10, value), target: by2021(10), direction: 1 })
    expect(from(10)).toEqual({ ratio: NaN, score: 5, status: 'target_achieved' })
    expect(from(9)).toEqual({ ratio: NaN, score: -5, status: 'deterioration' })
  })

  it('turns the direction about where all values are negative (N-3)', () => {
    expect(growthRateProgress({ ...years(-100, -90), target: by2021(-80), direction: 1 }).ratio).toBe(0.5)
    expect(growthRateProgress({ ...years(-100, -110), direction: -1 }).ratio).toBe(0.1)
  })

  it('asks for less near a natural limit, above or below, and for nothing at it (N-4)', () => {
    const near = (from: number, to: number, limit: number, direction: 1 | -1) =>
      growthRateProgress({ ...years(from, to), limit, direction })
    // 95 is 5 % from the limit, so the cuts are scaled by C = 1 − 0.95^4.44 = 0.2037: 0.31 % is enough where 1.5 % would be required.
    expect([near(95, 95.3, 100, 1).status, near(95, 95.2, 100, 1).status]).toEqual([
      'substantial_progress',
      'moderate_progress',
    ])
    expect(near(105, 104.65, 100, -1).status).toBe('substantial_progress')
    expect(near(300, 297, 100, -1).score).toBeCloseTo(1.25, 10)
    expect(near(10, 9.9, 0, -1).score).toBeCloseTo(1.25, 10)
    expect(near(100, 100, 100, 1)).toEqual({ ratio: 0, score: 5, status: 'substantial_progress' })
    expect(near(100, 99, 100, 1)).toEqual({ ratio: -0.01, score: -3.75, status: 'deterioration' })
    expect(near(101, 101, 100, 1).status).toBe('substantial_progress')
  })
})
