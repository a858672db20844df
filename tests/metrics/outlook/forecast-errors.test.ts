import { describe, expect, it } from 'vitest'
import { ownErrors, quantileAt, shareWithin, summedErrors } from '#metrics/outlook/forecast-errors.ts'
import type { ErrorSizes, ForecastMethod } from '#metrics/outlook/forecast-errors.ts'
import { forecast, meanMove } from '#metrics/forecast.ts'
import { shared } from '#tests/support/shared.ts'
import { readM3 } from '../m3-series.ts'

const m3 = shared('vectors/m3-yearly.csv')

describe.skipIf(m3 === undefined)('the error sizes, derived again from vectors/m3-yearly.csv (O-2)', () => {
  const kept = readM3(m3).filter((_, place) => place % 2 === 0)

  /** Sizes that 5 %, 10 % … of the errors do not exceed, to three digits, for windows of the given lengths. */
  function sizes(windows: number[], ahead: number, summed: boolean): ErrorSizes {
    const errors = windows
      .flatMap((length) => kept.map(({ history, future }) => ({ values: history.slice(-length), future })))
      .filter(({ values }) => meanMove(values) > 0)
      .map(({ values, future }) => {
        const { point } = forecast(values, ahead)
        const from = summed ? 0 : ahead - 1
        const sum = point
          .slice(from)
          .reduce((total, value, place) => total + future[from + place]! - value, 0)
        return Math.abs(sum) / meanMove(values)
      })
      .sort((a, b) => a - b)
    return Array.from({ length: 20 }, (_, place) =>
      Number(errors[Math.ceil(((place + 1) / 20) * errors.length) - 1]!.toPrecision(3)),
    )
  }

  it.each<[ForecastMethod, number[]]>([
    ['half-drift', [5]],
    ['naive', [2, 3, 4]],
  ])('%s, for windows of %j values', (method, windows) => {
    for (const ahead of [1, 2, 3, 4, 5, 6]) {
      expect(ownErrors(method, ahead)).toEqual(sizes(windows, ahead, false))
      expect(summedErrors(method, ahead)).toEqual(sizes(windows, ahead, true))
    }
  })
})

describe('ownErrors and summedErrors', () => {
  it('of one step are the same', () => {
    expect(summedErrors('naive', 1)).toEqual(ownErrors('naive', 1))
  })

  it('grow beyond six steps in proportion, sums with the square (O-3)', () => {
    expect(ownErrors('half-drift', 12)[15]).toBe(2 * ownErrors('half-drift', 6)[15]!)
    expect(summedErrors('half-drift', 12)[15]).toBe(4 * summedErrors('half-drift', 6)[15]!)
  })
})

describe('quantileAt and shareWithin', () => {
  const sizes = [1, 2, 4, 10]

  it('run straight between the sizes, from none of the errors at 0', () => {
    expect([0, 0.125, 0.25, 0.625, 1].map((share) => quantileAt(sizes, share))).toEqual([0, 0.5, 1, 3, 10])
    expect([0, 0.5, 1, 3, 10, 11].map((size) => shareWithin(sizes, size))).toEqual([
      0, 0.125, 0.25, 0.625, 1, 1,
    ])
  })
})
