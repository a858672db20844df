import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast } from '#metrics/forecast.ts'
import { shared } from '#tests/support/shared.ts'
import { cutTo, inQuarters, readM3, smape } from './m3-series.ts'
import type { M3Series } from './m3-series.ts'

const monthly = { frequency: 'M' } as const
const quarterly = { frequency: 'Q' } as const

describe('forecast', () => {
  it('of years below five values stays at the last (O-1)', () => {
    expect(forecast([10, 20, 40, 50], 3)).toMatchObject({ method: 'naive', point: [50, 50, 50] })
    expect(forecast([7], 1)).toEqual({
      method: 'naive',
      point: [7],
      low80: [-Infinity],
      high80: [Infinity],
      low95: [-Infinity],
      high95: [Infinity],
    })
  })

  it('of years from five goes half the drift, in proportion to the level (O-1)', () => {
    // The drift from 80 to 120 in four steps is 10 a step, a tenth of the 100 midway; half of a tenth of 120 is 6.
    expect(forecast([80, 95, 90, 110, 120], 2)).toMatchObject({ method: 'half-drift', point: [126, 132] })
    // The drift is a tenth again, downwards; half of a tenth of 80 is 4.
    expect(forecast([120, 110, 90, 95, 80], 2, { frequency: 'A' }).point).toEqual([76, 72])
  })

  it('takes the drift as it is where values are below zero, or all are zero (O-1)', () => {
    expect(forecast([-2, -1, 0, 1, 2], 2).point).toEqual([2.5, 3])
    expect(forecast([0, 0, 0, 0, 0], 1)).toMatchObject({ point: [0], low80: [0], high80: [0] })
  })

  it('of months below a year stays at the last, from a year on looks at last year, from two at the season (O-1)', () => {
    const months = Array.from({ length: 24 }, (_, month) => 100 + (month % 12))
    const methodOf = (count: number) => forecast(months.slice(0, count), 1, monthly).method
    expect([11, 12, 23, 24].map(methodOf)).toEqual(['naive', 'last-year', 'last-year', 'theta'])
    const ofQuarters = (count: number) => forecast(months.slice(0, count), 1, quarterly).method
    expect([3, 4, 7, 8].map(ofQuarters)).toEqual(['naive', 'last-year', 'last-year', 'theta'])
    for (const [frequency, count] of [
      ['S', 8],
      ['W', 24],
      ['D', 24],
    ] as const) {
      expect(forecast(months.slice(0, count - 1), 1, { frequency }).method).toBe('naive')
      expect(forecast(months.slice(0, count), 1, { frequency }).method).toBe('theta')
    }
  })

  it('of one to two years goes halfway to last year’s value, which is moved on by the trend, the weaker the less (O-1)', () => {
    // These values have no trend: the forecast lies halfway between the last 10 and the 20, 10, 40 of a year before.
    expect(forecast([20, 10, 40, 10], 5, quarterly).point[0]).toBeCloseTo(15, 9)
    expect(forecast([5, 5, 5, 5], 5, quarterly).point).toEqual([5, 5, 5, 5, 5])
    // A straight line is all trend: last year's 1 and the 4 that a year adds make 5; halfway from the last value, 4, is 4.5.
    expect(forecast([1, 2, 3, 4], 5, quarterly).point).toEqual([4.5, 5, 5.5, 6, 6.5])
  })

  it('sees a season that recurs, by proportion, and none where years differ (O-8)', () => {
    const season = [0.8, 1.3, 0.9, 1]
    const recurring = Array.from({ length: 12 }, (_, place) => 100 * season[place % 4]!)
    const { point } = forecast(recurring, 4, quarterly)
    for (const [place, value] of point.entries()) expect(value).toBeCloseTo(100 * season[place]!, 6)
    const shifted = [...recurring.slice(0, 4), ...recurring.slice(2, 6), ...recurring.slice(0, 4)]
    const flat = forecast(shifted, 4, quarterly).point
    expect(Math.max(...flat) - Math.min(...flat)).toBeLessThan(20)
  })

  it('adds a season where values are not all positive (O-8)', () => {
    const values = Array.from({ length: 12 }, (_, place) => [-5, 10, 0, -5][place % 4]!)
    const { point } = forecast(values, 4, quarterly)
    for (const [place, value] of point.entries()) expect(value).toBeCloseTo([-5, 10, 0, -5][place]!, 6)
  })

  it('has the width of the errors in units of the mean move, wider for 95 % (O-2)', () => {
    // The moves are 15, 5, 20, 10, with a mean of 12.5. One step ahead a tenth of the errors of five years lie below −1.07.
    const { low80, high80, low95, high95 } = forecast([80, 95, 90, 110, 120], 1)
    expect((low80[0]! - 126) / 12.5).toBeCloseTo(ONE_STEP.low80, 9)
    expect((high80[0]! - 126) / 12.5).toBeCloseTo(ONE_STEP.high80, 9)
    expect((low95[0]! - 126) / 12.5).toBeCloseTo(ONE_STEP.low95, 9)
    expect((high95[0]! - 126) / 12.5).toBeCloseTo(ONE_STEP.high95, 9)
  })

  const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 })
  const frequencies = fc.constantFrom('A', 'S', 'Q', 'M', 'W', 'D')

  it('has intervals that nest about the forecast (O-2)', () => {
    fc.assert(
      fc.property(series, frequencies, (values, frequency) => {
        const { point, low80, high80, low95, high95 } = forecast(values, 30, { frequency })
        for (const [step, middle] of point.entries()) {
          const inOrder = [low95[step]!, low80[step]!, middle, high80[step]!, high95[step]!]
          expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  it('follows the scale: in tenths of the unit all figures are ten times as large (O-1)', () => {
    fc.assert(
      fc.property(series, frequencies, (values, frequency) => {
        const plain = forecast(values, 6, { frequency })
        const scaled = forecast(
          values.map((value) => value * 10),
          6,
          { frequency },
        )
        for (const column of ['point', 'low80', 'high80', 'low95', 'high95'] as const)
          for (const [step, value] of plain[column].entries())
            expect(Math.abs(scaled[column][step]! - 10 * value)).toBeLessThan(1e-6 * (1000 + Math.abs(value)))
      }),
    )
  })

  it('refuses what is no series and no number of steps', () => {
    expect(forecast([1, 2], 0)).toMatchObject({ method: 'naive', point: [], low80: [], high95: [] })
    for (const values of [[], [1, Number.NaN]]) expect(() => forecast(values, 1)).toThrow(RangeError)
    for (const steps of [-1, 1.5, Infinity]) expect(() => forecast([1, 2], steps)).toThrow(RangeError)
  })
})

/** Bounds of the errors, as errors-annual.ts has them for five values, one step ahead. */
const ONE_STEP = { low95: -2.45, low80: -1.07, high80: 1.59, high95: 3.36 }

const yearlyPath = shared('vectors/m3-yearly.csv')
const monthlyPath = shared('vectors/m3-monthly.csv')

type Options = Parameters<typeof forecast>[2]

function smapeOf(series: readonly M3Series[], length: number, options?: Options): number {
  return smape(
    series.flatMap((each) => {
      const { history, future } = cutTo(length, each)
      const { point } = forecast(history, 3, options)
      return point.map((value, step) => [value, future[step]!] as const)
    }),
  )
}

describe.skipIf(yearlyPath === undefined)('forecast, on vectors/m3-yearly.csv', () => {
  const series = readM3(yearlyPath)

  it('has sMAPE 12.20 for the next three years from the last five: under the 13.17 of the last value (O-1)', () => {
    expect(smapeOf(series, 5)).toBeCloseTo(12.2, 2)
    expect(smapeOf(series, 1)).toBeCloseTo(13.17, 2)
    expect(smapeOf(series, Infinity)).toBeCloseTo(11.79, 2)
  })

  it('beats the plain half-drift in either half of the series, so not by having been fitted to one (O-1)', () => {
    for (const half of [0, 1]) {
      const inHalf = series.filter((_, place) => place % 2 === half)
      const plain = inHalf.flatMap(({ history, future }) => {
        const [first, last] = [history.at(-5)!, history.at(-1)!]
        return [1, 2, 3].map((step) => [last + (step * (last - first)) / 8, future[step - 1]!] as const)
      })
      expect(smapeOf(inHalf, 5)).toBeLessThan(smape(plain) - 0.25)
    }
  })
})

describe.skipIf(monthlyPath === undefined)('forecast, on vectors/m3-monthly.csv', () => {
  const series = readM3(monthlyPath)

  // Theta with seasonal adjustment has 11.24, 12.68 and 13.93; the same month last year 15.26, the last value 15.88.
  it.each([
    [Infinity, 11.18],
    [36, 12.23],
    [24, 12.8],
    [12, 13.67],
    [5, 15.88],
  ])('from the last %d months has sMAPE %d for the next three (O-1)', (length, figure) => {
    expect(smapeOf(series, length, monthly)).toBeCloseTo(figure, 2)
  })

  it('summed to quarters has sMAPE 8.73 for the next three, against 13.75 of the last value (O-1)', () => {
    const quarters = inQuarters(series)
    expect(smapeOf(quarters, Infinity, quarterly)).toBeCloseTo(8.73, 2)
    expect(smapeOf(quarters, 1, quarterly)).toBeCloseTo(13.75, 2)
  })
})
