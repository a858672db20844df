import { describe, expect, it } from 'vitest'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import { seriesThrough } from '#metrics/series/computed/series-through.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { makeIndicator, observe } from '../../make-target.ts'

const indicators = new Map<string, Indicator>(
  [
    makeIndicator({ id: 'industry' }),
    makeIndicator({ id: 'services' }),
    makeIndicator({ id: 'all' }),
    makeIndicator({ id: 'core', formula: { kind: 'sum', of: ['industry', 'services'] } }),
    makeIndicator({ id: 'share', unit: '%', formula: { kind: 'quotient', of: ['core', 'all'] } }),
  ].map((one) => [one.id, one]),
)
const known = new Map([
  ['industry', [observe('2024-M01', 20)]],
  ['services', [observe('2024-M01', 10)]],
  ['all', [observe('2024-M01', 200), observe('2024-M02', 210)]],
])
const through = (id: string) =>
  seriesThrough<Observation>(id, {
    indicators,
    observationsOf: (indicator) => known.get(indicator) ?? [],
    asComponent: ({ observation }) => observation,
  }).map(({ value }) => value)

describe('seriesThrough', () => {
  it('M-2 reckons through every formula on the way', () => {
    expect(through('share')).toEqual(['15'])
    expect(through('core')).toEqual(['30'])
  })

  it('M-2 is what is known where nothing is computed, and nothing of what is not there', () => {
    expect(through('all')).toEqual([200, 210])
    expect(through('none')).toEqual([])
  })
})
