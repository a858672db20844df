import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownErrors, quantileAt } from '#metrics/outlook/forecast-errors.ts'
import { forecast, meanMove } from '#metrics/forecast.ts'
import { shared } from '#tests/support/shared.ts'
import { readM3, smape } from './m3-series.ts'

describe('forecast', () => {
  it('below five values stays at the last (O-1)', () => {
    expect(forecast([10, 20, 40, 50], 3)).toMatchObject({ method: 'naive', point: [50, 50, 50] })
    expect(forecast([7], 1)).toEqual({ method: 'naive', point: [7], low80: [-Infinity], high80: [Infinity] })
  })

  it('from five goes half the drift, in proportion to the level (O-1)', () => {
    // From 80 to 120 in four steps is 10 a step, a tenth of the 100 midway: half of that of 120 is 6.
    expect(forecast([80, 95, 90, 110, 120], 2)).toMatchObject({ method: 'half-drift', point: [126, 132] })
    // Shrinking by the same share: 10 of 100 midway, half of it of 80 is 4.
    expect(forecast([120, 110, 90, 95, 80], 2).point).toEqual([76, 72])
  })

  it('takes the drift as it is where values are below zero, or all are zero (O-1)', () => {
    expect(forecast([-2, -1, 0, 1, 2], 2).point).toEqual([2.5, 3])
    expect(forecast([0, 0, 0, 0, 0], 1)).toMatchObject({ point: [0], low80: [0], high80: [0] })
  })

  it('has the width of 80 % of the errors, in units of the mean move (O-2)', () => {
    // Moves 15, 5, 20, 10: mean 12.5; the sizes that stand for one and two steps are 1.4 and 2.49.
    const { low80, high80 } = forecast([80, 95, 90, 110, 120], 2)
    expect(high80).toEqual([126 + 1.4 * 12.5, 132 + 2.49 * 12.5])
    expect(low80).toEqual([126 - 1.4 * 12.5, 132 - 2.49 * 12.5])
  })

  it('widens in proportion beyond six steps (O-3)', () => {
    const { point, high80 } = forecast([80, 95, 90, 110, 120], 12)
    const width = (step: number) => high80[step - 1]! - point[step - 1]!
    expect(width(12)).toBeCloseTo(2 * width(6), 9)
  })

  const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 })

  it('has intervals that nest: about the forecast, wider with each step and with the share asked for (O-2)', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { method, point, low80, high80 } = forecast(values, 9)
        for (const [step, middle] of point.entries()) {
          const [below, above] = [middle - low80[step]!, high80[step]! - middle]
          expect(Math.abs(above - below)).toBeLessThan(1e-6)
          const earlier = step === 0 ? 0 : high80[step - 1]! - point[step - 1]!
          expect(above).toBeGreaterThanOrEqual(earlier - 1e-6)
          const widths = [0.5, 0.8, 0.95].map((share) => quantileAt(ownErrors(method, step + 1), share))
          expect(widths).toEqual(widths.toSorted((a, b) => a - b))
          expect(above).toBeCloseTo(widths[1]! * meanMove(values), 6)
        }
      }),
    )
  })

  it('follows the scale: in tenths of the unit all figures are ten times as large (O-1)', () => {
    fc.assert(
      fc.property(series, (values) => {
        const [plain, scaled] = [
          forecast(values, 6),
          forecast(
            values.map((value) => value * 10),
            6,
          ),
        ]
        for (const column of ['point', 'low80', 'high80'] as const)
          for (const [step, value] of plain[column].entries())
            expect(Math.abs(scaled[column][step]! - 10 * value)).toBeLessThan(1e-6 * (1 + Math.abs(value)))
      }),
    )
  })

  it('refuses what is no series and no number of steps', () => {
    expect(forecast([1, 2], 0)).toEqual({ method: 'naive', point: [], low80: [], high80: [] })
    for (const values of [[], [1, Number.NaN]]) expect(() => forecast(values, 1)).toThrow(RangeError)
    for (const steps of [-1, 1.5, Infinity]) expect(() => forecast([1, 2], steps)).toThrow(RangeError)
  })
})

describe('meanMove', () => {
  it('is the mean size of the changes, and unknown of one value (O-2)', () => {
    expect(meanMove([3, 1, 5])).toBe(3)
    expect(meanMove([3])).toBe(Infinity)
  })
})

const m3 = shared('vectors/m3-yearly.csv')

describe.skipIf(m3 === undefined)('forecast, on vectors/m3-yearly.csv cut to the last five years', () => {
  const series = readM3(m3).map(({ history, future }) => ({ ...forecast(history.slice(-5), 6), future }))

  it('has sMAPE 12.20 for the next three years: under the 12.55 of the plain half-drift and the 13.17 of the last value', () => {
    const pairs = series.flatMap(({ point, future }) =>
      [0, 1, 2].map((step) => [point[step]!, future[step]!] as const),
    )
    expect(pairs).toHaveLength(645 * 3)
    expect(smape(pairs)).toBeCloseTo(12.2, 2)
    const stay = readM3(m3).flatMap(({ history, future }) =>
      [0, 1, 2].map((step) => [history.at(-1)!, future[step]!] as const),
    )
    expect(smape(stay)).toBeCloseTo(13.17, 2)
  })

  it('beats the plain half-drift in either half of the series, so not by having been fitted to one', () => {
    const plain = readM3(m3).map(({ history, future }) => {
      const [first, last] = [history.at(-5)!, history.at(-1)!]
      return [1, 2, 3].map((step) => [last + (step * (last - first)) / 8, future[step - 1]!] as const)
    })
    for (const half of [0, 1]) {
      const inHalf = (_: unknown, place: number) => place % 2 === half
      const own = series
        .filter(inHalf)
        .flatMap(({ point, future }) => [0, 1, 2].map((step) => [point[step]!, future[step]!] as const))
      expect(smape(own)).toBeLessThan(smape(plain.filter(inHalf).flat()) - 0.25)
    }
  })

  it.each([0, 1, 2, 3, 4, 5])(
    'covers 76–84 %% of the outcomes of the half that the widths were not taken from, year %i after the first',
    (step) => {
      const unseen = series.filter((_, place) => place % 2 === 1)
      const inside = unseen.filter(
        ({ low80, high80, future }) => low80[step]! <= future[step]! && future[step]! <= high80[step]!,
      )
      expect(unseen).toHaveLength(322)
      expect(inside.length / unseen.length).toBeGreaterThanOrEqual(0.76)
      expect(inside.length / unseen.length).toBeLessThanOrEqual(0.84)
    },
  )
})
