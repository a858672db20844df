import { describe, expect, it } from 'vitest'
import { shared } from '#tests/support/shared.ts'
import { readM3 } from '../m3-series.ts'
import { askedShares, youngOf } from './asked-shares.ts'

const m3 = shared('vectors/m3-monthly.csv')

/** The step between two tested series; `npm run bench -- checks` takes all series. */
const EVERY = 10

describe.skipIf(m3 === undefined)(
  'checkObservations, on vectors/m3-monthly.csv from the fourth value on',
  () => {
    const series = readM3(m3)
      .filter((_, place) => place % EVERY === 0)
      .map(({ history, future }) => [...history, ...future])

    it.each(['increment', 'year-to-date'] as const)(
      'as %s: asks about at most 2 in a hundred true values, and about at least 98 of each slip (Q-10 to Q-17)',
      (accumulation) => {
        const { values, asked, caught } = askedShares(series, accumulation)
        expect(values).toBeGreaterThan(8000)
        expect(asked).toBeLessThanOrEqual(0.02)
        for (const [slip, share] of Object.entries(caught)) expect(share, slip).toBeGreaterThanOrEqual(0.98)
      },
      60_000,
    )

    it.each(['increment', 'year-to-date'] as const)(
      'as %s, from the fourth to the eighth value of a series: asks as seldom, and catches as many (Q-11)',
      (accumulation) => {
        const { asked, caught } = askedShares(youngOf(series), accumulation)
        expect(asked).toBeLessThanOrEqual(0.02)
        for (const [slip, share] of Object.entries(caught)) expect(share, slip).toBeGreaterThanOrEqual(0.98)
      },
      60_000,
    )
  },
)
