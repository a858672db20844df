import { indexCatalogue, type CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import type { ObservationStatus } from '#metrics/series/observation.ts'
import { allocate } from './allocation.ts'
import { demoCourseOf, pointKey } from './course.ts'
import { scenarioOf } from './scenario.ts'

/** A synthetic value. It is stored as approved with provenance `demo`, so that every view of it says 演示数据. */
export interface DemoObservation {
  readonly indicator: string
  readonly region: string
  readonly period: string
  readonly value: string
  readonly status: ObservationStatus
  readonly note?: string
}

/**
 * The last day of each plan's demo, by the start of its targets' ids. Zhaoqing's October 2024 is left for people who try
 * out reporting.
 */
const reach: Readonly<Record<string, string>> = {
  zhaoqing: '2024-09-30',
  guangdong: '2022-12-31',
  qingyuan: '2022-12-31',
  zhuhai: '2024-12-31',
}

/** The values that are the first by a new counting rule, with their notes. */
const breaks: Readonly<Record<string, string>> = {
  'zhuhai-2025-5g-base-stations 2023-M07': '演示：自本期起改按物理地址计数，与此前不可直接比较',
}
/** The values that are corrected later: the first report is the value divided by `factor`. */
const corrections: Readonly<Record<string, { readonly factor: number; readonly note: string }>> = {
  'zhaoqing-2024-forest-tending 2024-M05': { factor: 0.94, note: '演示：更正，原报数误含4月在建面积' },
}

/** Counties that stopped reporting an indicator, with their last period. */
const silentParts: Readonly<Record<string, string>> = {
  'zhaoqing-rural-ecommerce-trainees 441223': '2024-M07',
  'zhaoqing-enterprises-transforming 441225': '2024-M06',
}

/** The demo values of the five plans, in the order of their revisions. */
export function demoYear(catalogue: Catalogue): DemoObservation[] {
  const index = indexCatalogue(catalogue)
  return [...index.targets.values()].flatMap((entry) => {
    const until = reach[entry.record.id.split('-')[0] ?? '']
    const scenario = scenarioOf(entry)
    // A series with an issuer gets no invented values beside the published ones.
    if (until === undefined || scenario === undefined || entry.target.indicator.reportDays === null) return []
    return demoCourseOf(entry, scenario, until).flatMap((point) => {
      const cell = { indicator: entry.target.indicator.id, period: pointKey(point) }
      return revisionsOf(
        `${entry.record.id} ${cell.period}`,
        point.value,
        entry.target.indicator.decimals,
      ).flatMap((revision) => regional(index, cell, entry.record.region, revision))
    })
  })
}

type DemoRevision = Pick<DemoObservation, 'value' | 'status' | 'note'>

function revisionsOf(key: string, value: string, decimals: number): DemoRevision[] {
  const rule = breaks[key]
  const final: DemoRevision = rule === undefined ? { value, status: 'A' } : { value, status: 'B', note: rule }
  const correction = corrections[key]
  if (correction === undefined) return [final]
  const mistaken = (Number(value) / correction.factor).toFixed(decimals)
  return [
    { value: mistaken, status: 'A' },
    { ...final, note: correction.note },
  ]
}

function regional(
  index: CatalogueIndex,
  cell: { indicator: string; period: string },
  region: string,
  revision: DemoRevision,
): DemoObservation[] {
  const indicator = index.indicators.get(cell.indicator)
  const below = indicator?.regions.filter((code) => code !== region && index.within(code, region)) ?? []
  const parts = indicator && below.length > 0 ? [...allocate(index, revision.value, indicator, below)] : []
  const sent = parts.filter(
    ([code]) => cell.period <= (silentParts[seriesKey({ ...cell, region: code })] ?? '9999'),
  )
  return [
    { ...cell, region, ...revision },
    ...sent.map(([code, value]) => ({ ...cell, region: code, ...revision, value })),
  ]
}
