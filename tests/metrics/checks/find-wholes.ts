import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { ProposedCell } from '#metrics/checks/finding.ts'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { checkObservations } from '#metrics/quality.ts'
import { propose } from './propose.ts'

/** Zhaoqing with two of its counties, a zone and 市本级. */
export const regions: Region[] = [
  { code: '441200', name: '肇庆市', level: 'city' },
  { code: '441202', name: '端州区', level: 'county', parent: '441200' },
  { code: '441203', name: '鼎湖区', level: 'county', parent: '441200' },
  { code: '441200-gaoxin', name: '高新区', level: 'zone', parent: '441200' },
  { code: '441200-benji', name: '市本级', level: 'own', parent: '441200' },
]
export const cityAndCounties = ['441200', '441202', '441203']

/** The findings about the cells, beside series that are known by `<indicator> <region>`. */
export function found(
  cells: readonly ProposedCell[],
  known: Readonly<Record<string, readonly Observation[]>> = {},
  others: readonly Indicator[] = [],
  places: readonly Region[] = regions,
) {
  const all = [...cells.map(({ indicator }) => indicator), ...others]
  const indicators = new Map(all.map((indicator) => [indicator.id, indicator]))
  const seriesOf = (indicator: string, region: string) => known[seriesKey({ indicator, region })] ?? []
  return checkObservations({ cells, today: '2024-12-31', around: { indicators, regions: places, seriesOf } })
}

export const inRegion = (region: string, value: number, scheme: Partial<Indicator> = {}) =>
  propose('2024-06', value, { region }, { regions: cityAndCounties, madeOf: { complete: true }, ...scheme })
