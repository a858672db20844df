import { expect, it } from 'vitest'
import { withEarlierSchemes } from '#metrics/planning/cells/earlier-schemes.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { makeIndicator } from '../../make-target.ts'

const earlierOf = (before: Partial<Indicator>, after: Partial<Indicator>, today?: string) => {
  const standing = { indicators: [makeIndicator(before)] } as unknown as Catalogue
  const ground = { standing, ...(today !== undefined && { today }) }
  return withEarlierSchemes([makeIndicator(after)], ground)[0]!.earlier
}

it('D-10 keeps what counted for the periods that have ended by today', () => {
  expect(earlierOf({ reportDays: 6, releaseMonths: 1 }, { reportDays: 12 }, '2024-11-05')).toEqual([
    { until: '2024-10-31', reportDays: 6, releaseMonths: 1 },
  ])
  const twice = [{ until: '2024-10-31', reportDays: 6 }]
  expect(earlierOf({ reportDays: 12, earlier: twice }, { reportDays: 15 }, '2024-11-29')).toEqual(twice)
  expect(earlierOf({ reportDays: 12, earlier: twice }, { reportDays: 15 }, '2024-11-30')).toEqual([
    ...twice,
    { until: '2024-11-30', reportDays: 12 },
  ])
})

it('D-10 is nothing where nothing changes, for a new indicator, and on no day', () => {
  expect(earlierOf({}, {}, '2024-11-05')).toBeUndefined()
  expect(earlierOf({ id: 'other' }, { reportDays: 12 }, '2024-11-05')).toBeUndefined()
  expect(earlierOf({}, { reportDays: 12 })).toBeUndefined()
  const kept = [{ until: '2024-10-31', reportDays: 3 }]
  expect(earlierOf({ earlier: kept }, {}, '2024-11-05')).toEqual(kept)
})
