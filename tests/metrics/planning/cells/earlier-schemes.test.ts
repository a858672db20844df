import { expect, it } from 'vitest'
import { withEarlierSchemes } from '#metrics/planning/cells/earlier-schemes.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { makeIndicator } from '../../make-target.ts'

const kept = (before: Partial<Indicator>, after: Partial<Indicator>, today?: string) => {
  const standing = { indicators: [makeIndicator(before)] } as unknown as Catalogue
  const ground = { standing, ...(today !== undefined && { today }) }
  return withEarlierSchemes([makeIndicator(after)], ground)[0]!
}
const earlierOf = (...given: Parameters<typeof kept>) => kept(...given).earlier

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

it('D-12 keeps who reported the periods that have ended by today, apart from their deadlines', () => {
  const today = '2024-11-05'
  const reporters = [{ region: '441202', organisation: 'county' }]
  const one = kept({ reporter: 'a' }, { reporter: 'b' }, today)
  expect(one).toMatchObject({ reporter: 'b', earlierReporters: [{ until: '2024-10-31', reporter: 'a' }] })
  expect(one.earlier).toBeUndefined()
  expect(kept({ reporter: 'a', reporters }, { reporter: 'a' }, today).earlierReporters).toEqual([
    { until: '2024-10-31', reporter: 'a', reporters },
  ])
  // A change back within the period is none; before the first day of reporting nobody reported.
  const { earlierReporters } = one
  expect(
    kept({ reporter: 'b', earlierReporters: earlierReporters! }, { reporter: 'a' }, today).earlierReporters,
  ).toEqual(earlierReporters)
  const from = (owedFrom: string) =>
    kept({ reporter: 'a', owedFrom }, { reporter: 'b', owedFrom }, today).earlierReporters
  expect([from('2024-11-01'), from('2024-10-01')?.length]).toEqual([undefined, 1])
})
