import { describe, expect, it } from 'vitest'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import { relatedSeries, linksOf, wholesOf } from '#metrics/checks/related-series.ts'
import { makeIndicator } from '../make-target.ts'

const regions: Region[] = [
  { code: '441200', name: '肇庆市', level: 'city' },
  { code: '441202', name: '端州区', level: 'county', parent: '441200' },
  { code: '441203', name: '鼎湖区', level: 'county', parent: '441200' },
  { code: '441200-gaoxin', name: '高新区', level: 'zone', parent: '441200' },
]
const make = (id: string, part: Parameters<typeof makeIndicator>[0] = {}) =>
  makeIndicator({ id, regions: ['441200'], ...part })
const stations = make('stations', { regions: ['441200', '441202', '441203'] })
const [macro, small] = [make('macro'), make('small')]
const masts = make('masts', { parts: ['macro', 'small'] })
const monthly = make('monthly')
const total = make('total', { accumulation: 'year-to-date', ownPeriod: 'monthly' })
const growth = make('growth', { growthOf: 'total' })

const relationsOf = (...indicators: ReturnType<typeof make>[]) => ({
  regions,
  indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
})
const relations = relationsOf(stations, masts, macro, small, monthly, total, growth)
const names = (indicator: ReturnType<typeof make>, region = '441200', among = relations) =>
  relatedSeries({ indicator, region }, among)
    .flat()
    .map((kin) => seriesKey({ indicator: kin.indicator.id, region: kin.region }))

describe('relatedSeries', () => {
  it('names the regions that make up a total; of one of them the total and the other regions, zones apart (H-1)', () => {
    expect(names(stations)).toEqual(['stations 441202', 'stations 441203'])
    expect(names(stations, '441203')).toEqual(['stations 441200', 'stations 441202'])
    expect(names(stations, '441200-gaoxin')).toEqual([])
  })

  it('names the components of a total; of a component the total and the other components (Q-19)', () => {
    expect(names(masts)).toEqual(['macro 441200', 'small 441200'])
    expect(names(small)).toEqual(['masts 441200', 'macro 441200'])
    expect(names(small, '441202')).toEqual([])
  })

  it('keeps the members of a whole together, and each link apart', () => {
    expect(
      relatedSeries({ indicator: stations, region: '441200' }, relations).map((group) => group.length),
    ).toEqual([2])
    expect(
      relatedSeries({ indicator: total, region: '441200' }, relations).map((group) => group.length),
    ).toEqual([1, 1])
  })

  it('names the other end of a link (Q-20, Q-21)', () => {
    expect([names(monthly), names(growth)]).toEqual([['total 441200'], ['total 441200']])
    expect(names(total)).toEqual(['monthly 441200', 'growth 441200'])
  })
})

describe('wholesOf', () => {
  it.each([
    ['is not collected there', { regions: ['441202'] }],
    ['has another frequency', { frequency: 'Q' }],
    ['accumulates otherwise', { accumulation: 'increment' }],
    ['counts something else', { unit: '户' }],
  ] as const)('has no whole where a component %s', (_, part) => {
    const among = relationsOf(masts, macro, make('small', part))
    expect(wholesOf({ indicator: masts, region: '441200' }, among)).toEqual([])
  })

  it('has none where a component is unknown, or nothing lies below', () => {
    expect(wholesOf({ indicator: masts, region: '441200' }, relationsOf(masts, macro))).toEqual([])
    expect(wholesOf({ indicator: macro, region: '441200' }, relationsOf(macro))).toEqual([])
  })
})

describe('linksOf', () => {
  it('needs both ends, of one frequency', () => {
    expect(linksOf(total, 'ownPeriod', relations)).toEqual([{ from: total, to: monthly }])
    expect(linksOf(total, 'ownPeriod', relationsOf(total))).toEqual([])
    const quarterly = make('monthly', { frequency: 'Q' })
    expect(linksOf(total, 'ownPeriod', relationsOf(total, quarterly))).toEqual([])
    expect(linksOf(macro, 'ownPeriod', relations)).toEqual([])
  })
})
