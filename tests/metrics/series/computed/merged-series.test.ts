import { expect, it } from 'vitest'
import { parsePeriod } from '#metrics/period.ts'
import { mergedSeries } from '#metrics/series/computed/merged-series.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { catalogue } from '#seeds/catalogue.ts'

const stations = catalogue.indicators.find(({ id }) => id === 'zhaoqing-5g-base-stations')!
const valued = (value: string | null, part: Partial<Observation> = {}): Observation => ({
  ...{ period: parsePeriod('2024-M09')!, value, status: 'A', revision: 1, state: 'approved' },
  ...{ provenance: 'reported', ...part },
})
const share = (numerator: string, denominator: string) => valued('1', { numerator, denominator })
const merged = (indicator: typeof stations, ...cells: (Observation | undefined)[]) =>
  mergedSeries(
    indicator,
    cells.map((cell, place) => ({ region: `r${place}`, observations: cell ? [cell] : [] })),
  ).map(({ observation: { value, reason, numerator, denominator } }) => [
    value,
    reason,
    numerator,
    denominator,
  ])

it('Z-14 adds up what all of them have, and nothing where one is missing', () => {
  expect(merged(stations, valued('480'), valued('300'))).toEqual([['780', undefined, undefined, undefined]])
  expect(merged(stations, valued('480'), undefined)).toEqual([])
  expect(merged(stations, valued('480'), valued(null, { reason: 'not-applicable' }))[0]?.[0]).toBe('480')
})

it('Z-14 takes a rate by its parts, never as a sum', () => {
  const rate = { ...stations, unit: '%' }
  expect(merged(rate, share('30', '50'), share('70', '150'))).toEqual([['50', undefined, '100', '200']])
  expect(merged(rate, valued('60'), share('70', '100'))).toEqual([
    [null, 'undefined-ratio', undefined, undefined],
  ])
  expect(merged(rate, share('0', '0'), share('0', '0'))[0]?.[1]).toBe('undefined-ratio')
  expect(merged(rate, share('30', '50'), valued(null, { reason: 'suppressed' }))[0]).toEqual([
    ...[null, 'suppressed', undefined, undefined],
  ])
  expect(merged({ ...stations, unit: '件/万人' }, share('6', '3'), share('4', '2'))[0]?.[0]).toBe('2')
})

it('Z-14 makes no figure of what is neither added up nor taken by its parts, and follows what the indicator names (H-8)', () => {
  expect(merged({ ...stations, overRegions: 'none' }, valued('480'), valued('300'))[0]?.[1]).toBe(
    'undefined-ratio',
  )
  expect(merged({ ...stations, overRegions: 'quotient' }, share('6', '3'), share('4', '2'))[0]?.[0]).toBe('2')
  expect(merged({ ...stations, unit: '%', overRegions: 'sum' }, valued('3'), valued('4'))[0]?.[0]).toBe('7')
})
