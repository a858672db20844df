import { describe, expect, it } from 'vitest'
import { ownAmount, yearToDate } from '#metrics/series/amounts.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { periodIndex } from '#metrics/period.ts'
import { readSeries } from '#metrics/series/series.ts'
import { observe, periodNamed } from '../make-target.ts'

const index = (period: string) => periodIndex(periodNamed(period))
const january = index('2024-M01')
const series = readSeries(
  [observe('2024-M01', 10), observe('2024-M02', '25.5'), observe('2024-M03', 40)],
  'M',
  january,
  index('2024-M04'),
)
const monthly = (accumulation: Indicator['accumulation']) => ({ frequency: 'M', accumulation }) as const

describe('ownAmount', () => {
  it.each([
    ['level', '25.5', 1],
    ['increment', '25.5', 1],
    ['year-to-date', '15.5', 0],
  ] as const)('of a %s is %s (G-6)', (accumulation, value, from) => {
    const amount = ownAmount(monthly(accumulation), series, january + 1)
    expect([amount?.value.toString(), amount?.from, amount?.to]).toEqual([value, january + from, january + 1])
  })

  it('is undefined where a value is missing (G-6)', () => {
    expect(ownAmount(monthly('level'), series, january + 3)).toBeUndefined()
  })
})

describe('yearToDate', () => {
  it.each([
    ['increment', '75.5', 0],
    ['year-to-date', '40', 2],
  ] as const)('of a %s is %s (G-6)', (accumulation, value, from) => {
    const amount = yearToDate(monthly(accumulation), series, january + 2)
    expect([amount?.value.toString(), amount?.from, amount?.to]).toEqual([value, january + from, january + 2])
  })

  it('is nothing that a level has (G-6)', () => {
    expect(yearToDate(monthly('level'), series, january)).toBeUndefined()
  })
})
