import { describe, expect, it } from 'vitest'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { changeIn, compareLevels } from '../compare-levels.ts'
import type { CompareInput } from '../compare-levels.ts'
import { makeIndicator, observe, periodNamed } from '../make-target.ts'

const yearToDate = makeIndicator({ accumulation: 'year-to-date' })
const increment = makeIndicator({ accumulation: 'increment' })

describe('compare', () => {
  it('gives 同比 and 环比 of a level, with what was compared (G-6)', () => {
    const values = { '2023-M07': 100, '2024-M06': 110, '2024-M07': 112 }
    expect(compareLevels(values, { period: periodNamed('2024-M07') }).computed).toEqual({
      change: { rate: 0.12 },
      current: '112',
      base: { period: periodNamed('2023-M07'), value: '100', restated: false },
    })
    const monthly = compareLevels(values, { period: periodNamed('2024-M07'), kind: 'period-on-period' })
    expect(changeIn(monthly)).toEqual({ rate: 2 / 110 })
  })

  it('gives words where the base is not positive (G-1)', () => {
    const values = { '2023-M07': -3, '2024-M07': 5 }
    expect(changeIn(compareLevels(values, { period: periodNamed('2024-M07') }))).toEqual({
      words: '扭亏为盈',
    })
    const period = periodNamed('2024-M07')
    const average = compareLevels({ '2022-M07': 0, '2024-M07': 5 }, { period, kind: 'two-year-average' })
    expect(changeIn(average)).toEqual({ words: '无基数' })
  })

  it('gives 百分点 of what is itself a rate, and no 两年平均 of it (G-4, G-8)', () => {
    const part = { indicator: makeIndicator({ unit: '%' }), period: periodNamed('2024-M07') }
    const values = { '2022-M07': 80, '2023-M07': 83.3, '2024-M07': 97.2 }
    expect(changeIn(compareLevels(values, part))).toEqual({ points: 13.9 })
    expect(changeIn(compareLevels(values, { ...part, kind: 'two-year-average' }))).toEqual({
      absent: 'not-comparable',
    })
  })

  it('gives 累计同比 from cumulative values, 当月同比 from their differences (G-6)', () => {
    // July alone is 30 over 20, January to July 130 over 100: neither is the mean of monthly rates.
    const values = { '2023-M06': 80, '2023-M07': 100, '2024-M06': 100, '2024-M07': 130 }
    const part = { indicator: yearToDate, period: periodNamed('2024-M07') }
    expect(changeIn(compareLevels(values, { ...part, cumulative: true }))).toEqual({ rate: 0.3 })
    expect(changeIn(compareLevels(values, part))).toEqual({ rate: 0.5 })
    expect(
      changeIn(compareLevels({ '2023-M01': 4, '2024-M01': 5 }, { ...part, period: periodNamed('2024-M01') })),
    ).toEqual({
      rate: 0.25,
    })
  })

  it('sums increments for 累计同比, and has none where one is missing (G-6)', () => {
    const values = { '2023-M01': 10, '2023-M02': 30, '2024-M01': 20, '2024-M02': 40 }
    const part = { indicator: increment, period: periodNamed('2024-M02') }
    expect(changeIn(compareLevels(values, { ...part, cumulative: true }))).toEqual({ rate: 0.5 })
    expect(changeIn(compareLevels(values, { ...part, kind: 'period-on-period' }))).toEqual({ rate: 1 })
    const { '2024-M01': _, ...withoutJanuary } = values
    expect(changeIn(compareLevels(withoutJanuary, { ...part, cumulative: true }))).toEqual({
      absent: 'no-current',
    })
  })

  it('compares two months with two months where 1–2月 are one, and no 环比 with them (C-4, G-6)', () => {
    const merged = makeIndicator({ accumulation: 'increment', januaryMerged: true })
    const values = { '2023-M02': 50, '2023-M03': 25, '2024-M02': 60, '2024-M03': 30, '2024-M04': 45 }
    const changeOf = (period: string, part: Partial<CompareInput>) =>
      changeIn(compareLevels(values, { indicator: merged, period: periodNamed(period), ...part }))
    expect(changeOf('2024-M02', {})).toEqual({ rate: 0.2 })
    expect(changeOf('2024-M03', { cumulative: true })).toEqual({ rate: 0.2 })
    expect(changeOf('2024-M03', { kind: 'period-on-period' })).toEqual({ absent: 'not-comparable' })
    expect(changeOf('2024-M04', { kind: 'period-on-period' })).toEqual({ rate: 0.5 })
    const level = makeIndicator({ januaryMerged: true })
    expect(changeOf('2024-M03', { indicator: level, kind: 'period-on-period' })).toEqual({ rate: -0.5 })
    const quarterly = makeIndicator({ accumulation: 'increment', januaryMerged: true, frequency: 'Q' })
    const quarters = compareLevels(
      { '2024-Q1': 4, '2024-Q2': 5 },
      { indicator: quarterly, period: periodNamed('2024-Q2'), kind: 'period-on-period' },
    )
    expect(changeIn(quarters)).toEqual({ rate: 0.25 })
  })

  it('takes a February running total as its own where January is not collected (C-4)', () => {
    const merged = makeIndicator({ accumulation: 'year-to-date', januaryMerged: true })
    const values = { '2023-M02': 50, '2024-M02': 60 }
    expect(changeIn(compareLevels(values, { indicator: merged, period: periodNamed('2024-M02') }))).toEqual({
      rate: 0.2,
    })
  })

  it('gives 两年平均: 172.1 over 100 two years before is 31.2 % a year (G-8; NBS 2021)', () => {
    const change = changeIn(
      compareLevels(
        { '2019-M02': 100, '2021-M02': 172.1 },
        { period: periodNamed('2021-M02'), kind: 'two-year-average' },
      ),
    )
    expect('rate' in change && roundToDigits(change.rate * 100, 1)).toBe('31.2')
  })

  it('knows no 累计同比 of a level, no 环比 of a running total, and no week 53 where the year before has none (G-6, G-8)', () => {
    const period = periodNamed('2024-M07')
    const absent = { absent: 'not-comparable' }
    expect(changeIn(compareLevels({}, { period, cumulative: true }))).toEqual(absent)
    const monthly = { indicator: yearToDate, period, cumulative: true, kind: 'period-on-period' } as const
    expect(changeIn(compareLevels({}, monthly))).toEqual(absent)
    const weekly = { indicator: makeIndicator({ frequency: 'W' }), period: periodNamed('2020-W53') }
    expect(changeIn(compareLevels({}, weekly))).toEqual(absent)
    expect(changeIn(compareLevels({}, { ...weekly, period: periodNamed('2020-W52') }))).toEqual({
      absent: 'no-current',
    })
  })

  it('rests on approved, exact values alone (G-6)', () => {
    const period = periodNamed('2024-M07')
    expect(changeIn(compareLevels({ '2023-M07': 1 }, { period }))).toEqual({ absent: 'no-current' })
    expect(changeIn(compareLevels({ '2024-M07': 1 }, { period }))).toEqual({ absent: 'no-base' })
    const observations = [
      observe('2023-M07', 100, { bound: 'lower' }),
      observe('2024-M07', 112),
      observe('2024-M06', null, { reason: 'suppressed' }),
    ]
    expect(changeIn(compareLevels({}, { observations, period }))).toEqual({ absent: 'no-base' })
    expect(changeIn(compareLevels({}, { observations, period, kind: 'period-on-period' }))).toEqual({
      absent: 'no-base',
    })
    const ownMonth = { observations, period, indicator: yearToDate }
    expect(changeIn(compareLevels({}, ownMonth))).toEqual({ absent: 'no-current' })
  })
})

describe('compare, beside a published rate', () => {
  const values = { '2023-M07': '31.8', '2024-M07': '38.3' }
  const part = { period: periodNamed('2024-M07') }

  it('keeps it, and warns where the levels cannot have grown so (G-5)', () => {
    expect(compareLevels(values, part)).toMatchObject({ published: null, disagrees: false })
    expect(compareLevels(values, { ...part, published: '0.204' })).toMatchObject({
      published: '0.204',
      disagrees: false,
    })
    const other = compareLevels(values, { ...part, published: '0.187' })
    expect(other).toMatchObject({ published: '0.187', disagrees: true })
    expect('rate' in changeIn(other) && (changeIn(other) as { rate: number }).rate).toBeCloseTo(
      6.5 / 31.8,
      12,
    )
  })

  it('keeps it without a warning where nothing, or no rate to compare with, can be computed (G-5)', () => {
    expect(compareLevels({}, { ...part, published: '0.187' })).toEqual({
      computed: { absent: 'no-current' },
      published: '0.187',
      disagrees: false,
    })
    const loss = { '2023-M07': -3, '2024-M07': 5 }
    expect(compareLevels(loss, { ...part, published: '0.5' }).disagrees).toBe(false)
    const average = { ...part, kind: 'two-year-average', published: '0.5' } as const
    expect(compareLevels({ '2022-M07': 1, '2024-M07': 5 }, average).disagrees).toBe(false)
  })
})
