import { describe, expect, it } from 'vitest'
import type { Outlook } from '#metrics/outlook/outlook.ts'
import { parsePeriod, periodsBetween } from '#metrics/period.ts'
import { fanBeside, fanWithin, forecastSeries } from '#metrics/charts/forecast-fan.ts'
import { darkPalette } from './dark-palette.ts'

const periods = periodsBetween(parsePeriod('2024-08')!, parsePeriod('2024-12')!)
const points = periods.map((period, place) => ({
  period,
  actual: place < 3 ? 100 + place * 10 : null,
  planned: null,
  unsettled: false,
  breaks: false,
}))
const outlook: Outlook = {
  method: 'naive',
  of: 'levels',
  from: periods[2]!,
  values: 3,
  scant: true,
  steps: [
    { period: periods[3]!, point: 125, low80: 118, high80: 132, low95: 110, high95: 140 },
    { period: periods[4]!, point: 130, low80: 115, high80: 145, low95: 100, high95: 160 },
  ],
  kept: false,
  probability: 0.4,
}

describe('fanBeside', () => {
  it('opens at the last value and widens to the due period', () => {
    expect(fanBeside(points, outlook)).toEqual([
      null,
      null,
      { point: 120, low: 120, high: 120 },
      { point: 125, low: 118, high: 132 },
      { point: 130, low: 115, high: 145 },
    ])
  })

  it('is empty without a forecast, or where its first value is not drawn', () => {
    const none = [null, null, null, null, null]
    expect(fanBeside(points, null)).toEqual(none)
    expect(fanBeside(points, { ...outlook, from: parsePeriod('2023-12')! })).toEqual(none)
    expect(fanBeside(points, { ...outlook, from: periods[3]! })).toEqual(none)
  })
})

describe('fanWithin', () => {
  const fan = (low: number, high: number) => [null, { point: 120, low, high }]

  it('lets a fan widen the axis by a quarter of what is known and wanted, on either side', () => {
    expect(fanWithin(fan(95, 145), [100, 140])).toEqual([95, 145])
    expect(fanWithin(fan(-5000, 9000), [100, 140])).toEqual([90, 150])
  })

  it('asks for nothing where nothing is forecast', () => {
    expect(fanWithin([null, null], [100, 140])).toEqual([])
  })
})

describe('forecastSeries', () => {
  const series = (fan: ReturnType<typeof fanBeside>) =>
    forecastSeries(fan, { colour: '#37c98b', wordSize: 20, nudge: 4 }, darkPalette)

  it('stacks the fan’s width on its lower bound, at 16 %', () => {
    const [low, fan] = series(fanBeside(points, outlook))
    expect(low?.data).toEqual(['-', '-', 120, 118, 115])
    expect(fan).toMatchObject({ data: ['-', '-', 0, 14, 30], areaStyle: { color: '#37c98b', opacity: 0.16 } })
  })

  it('calls itself 预测 at its end, and not where there is none', () => {
    expect(series(fanBeside(points, outlook))[2]?.endLabel).toMatchObject({ show: true, formatter: '预测' })
    expect(series(fanBeside(points, null))[2]?.endLabel).toMatchObject({ show: false })
  })
})
