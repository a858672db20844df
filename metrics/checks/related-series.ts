import { seriesKey } from '../catalogue/cell-key.ts'
import type { Region } from '../catalogue/catalogue.ts'
import { overRegionsOf, type Indicator } from '../catalogue/indicator.ts'
import { scaleQuantity } from '../numbers/quantity.ts'
import { regionsInTotal } from '../series/rollup.ts'

/** A series with its indicator's record. */
export interface SeriesRef {
  readonly indicator: Indicator
  readonly region: string
}

/** The key of the series. */
export function seriesRefKey({ indicator, region }: SeriesRef): string {
  return seriesKey({ indicator: indicator.id, region })
}

/** The records that tell how series are related: indicators that name others, and regions below others. */
export interface Relations {
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly regions: readonly Region[]
}

/** A total and its parts: the regions below it, or its components in the same region. */
export interface Whole {
  readonly total: SeriesRef
  readonly parts: readonly SeriesRef[]
  readonly by: 'regions' | 'components'
}

/** The wholes of which a series is the total or a part, where all of their parts are collected. Rules H-1, Q-19, Q-22. */
export function wholesOf(series: SeriesRef, { indicators, regions }: Relations): Whole[] {
  return [...wholesByRegion(series, regions), ...wholesByComponent(series, indicators)]
}

function wholesByRegion({ indicator, region }: SeriesRef, regions: readonly Region[]): Whole[] {
  if (overRegionsOf(indicator) === 'none') return []
  const above = regions.find(({ code }) => code === region)?.parent
  return [region, above].flatMap((top) => {
    if (top === undefined) return []
    const members = regionsInTotal(regions, top, indicator.madeOf)
    const collected = [top, ...members].every((code) => indicator.regions.includes(code))
    const takesPart = top === region || members.includes(region)
    if (members.length === 0 || !collected || !takesPart) return []
    const parts = members.map((code) => ({ indicator, region: code }))
    return [{ total: { indicator, region: top }, parts, by: 'regions' as const }]
  })
}

function wholesByComponent({ indicator, region }: SeriesRef, indicators: Relations['indicators']): Whole[] {
  return namingOthers(indicators).flatMap((total) => {
    const ids = total.parts ?? []
    if (ids.length === 0 || (total.id !== indicator.id && !ids.includes(indicator.id))) return []
    const parts = ids.flatMap((id) => indicators.get(id) ?? [])
    const comparable = parts.every(
      (part) =>
        part.frequency === total.frequency &&
        part.accumulation === total.accumulation &&
        scaleQuantity('1', part.unit, total.unit) !== undefined &&
        part.regions.includes(region),
    )
    if (parts.length < ids.length || !comparable || !total.regions.includes(region)) return []
    const refs = parts.map((part) => ({ indicator: part, region }))
    return [{ total: { indicator: total, region }, parts: refs, by: 'components' as const }]
  })
}

/** The series of the same indicator in neighbouring regions: below the same region, and of the same level. Rule Q-27. */
export function neighboursOf(
  { indicator, region }: SeriesRef,
  { regions }: Pick<Relations, 'regions'>,
): SeriesRef[] {
  const own = regions.find(({ code }) => code === region)
  if (own?.parent === undefined) return []
  return regions
    .filter(({ code, parent, level }) => parent === own.parent && level === own.level && code !== region)
    .filter(({ code }) => indicator.regions.includes(code))
    .map(({ code }) => ({ indicator, region: code }))
}

/** The indicators that name others are found once: they are few, and every entered value is checked with them. */
const naming = new WeakMap<Relations['indicators'], readonly Indicator[]>()

function namingOthers(indicators: Relations['indicators']): readonly Indicator[] {
  const known = naming.get(indicators)
  if (known) return known
  const found = [...indicators.values()].filter(
    ({ parts, ownPeriod, growthOf }) => (parts ?? ownPeriod ?? growthOf) !== undefined,
  )
  naming.set(indicators, found)
  return found
}

/** An indicator that names another, and the named one. */
export interface Link {
  readonly from: Indicator
  readonly to: Indicator
}

/** The links of a kind with an indicator at either end. Rules. */
export function linksOf(
  indicator: Indicator,
  kind: 'ownPeriod' | 'growthOf',
  { indicators }: Pick<Relations, 'indicators'>,
): Link[] {
  return namingOthers(indicators).flatMap((from) => {
    const named = from[kind]
    if (named === undefined || (from.id !== indicator.id && named !== indicator.id)) return []
    const to = indicators.get(named)
    return to?.frequency === from.frequency ? [{ from, to }] : []
  })
}

/** The other series with which a value of this one must agree, in groups. A group is checked only where each of its members has a value. */
export function relatedSeries(series: SeriesRef, relations: Relations): SeriesRef[][] {
  const { indicator, region } = series
  const isOther = (one: SeriesRef) => one.indicator.id !== indicator.id || one.region !== region
  const wholes = wholesOf(series, relations).map(({ total, parts }) => [total, ...parts].filter(isOther))
  const links = [...linksOf(indicator, 'ownPeriod', relations), ...linksOf(indicator, 'growthOf', relations)]
  const ends = links.map(({ from, to }) =>
    [from, to].map((each) => ({ indicator: each, region })).filter(isOther),
  )
  return [...wholes, ...ends]
}
