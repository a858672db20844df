import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'
import { parsePeriod, periodEnd } from '#metrics/period.ts'
import { formatFigure } from '#metrics/numbers/quantity.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'
import { byUrgency } from './urgency.ts'

type RegionFigure = Pick<ObservationRecord, 'region' | 'period' | 'value'>

/** A place on the schematic grid. The place has a light only where a target of the region is judged. */
export interface RegionTile {
  readonly code: string
  readonly name: string
  readonly column: number
  readonly row: number
  /** Whether the region is a functional zone, whose tile has a dashed frame. */
  readonly zone: boolean
  readonly light: Light | null
  readonly figure: string
}

export interface TileInput {
  readonly index: CatalogueIndex
  readonly parent: string
  readonly rows: readonly BoardRow[]
  /** The indicator in focus; `records` has its approved values in all regions, one a cell. */
  readonly indicator: string | undefined
  /**
   * The records are undefined while they cannot be fetched: a value that was not fetched must not pass for a value that
   * was not reported.
   */
  readonly records: readonly RegionFigure[] | undefined
  readonly at: string
}

/**
 * The tiles of a region's children: each has the most urgent light and the number of its targets, else the latest value of
 * the indicator in focus, else nothing.
 */
export function regionTiles(input: TileInput): readonly RegionTile[] {
  const { index, parent, rows } = input
  const children = index.catalogue.regions.filter((region) => region.parent === parent)
  return children.flatMap((region) => {
    if (!region.tile) return []
    const judged = rows.filter((row) => index.within(row.region, region.code)).toSorted(byUrgency)
    return [
      {
        code: region.code,
        name: tileName(region, index.regions.get(parent)),
        ...region.tile,
        zone: region.level === 'zone',
        light: judged[0]?.light ?? null,
        figure: judged.length > 0 ? String(judged.length) : latestValue(input, region.code),
      },
    ]
  })
}

/** The number of regions below a region that have no place on the grid. */
export function unplacedRegions(index: CatalogueIndex, region: string): number {
  return index.catalogue.regions.filter(({ parent, tile }) => parent === region && !tile).length
}

const levels: Readonly<Record<string, string>> = { country: '省份', province: '地市', city: '区县' }

/** The word for the regions below a region. */
export function regionsWord(index: CatalogueIndex, region: string): string {
  return levels[index.regions.get(region)?.level ?? ''] ?? '地区'
}

function latestValue({ index, indicator, records, at }: TileInput, region: string): string {
  const known = indicator === undefined ? undefined : index.indicators.get(indicator)
  if (!records || !known?.regions.includes(region)) return ''
  const ended = records.filter((record) => record.region === region && endOf(record) <= at)
  const latest = ended.toSorted((a, b) => endOf(b).localeCompare(endOf(a)))[0]
  if (!latest || latest.value === null) return '未报'
  return formatFigure(roundToDigits(latest.value, known.decimals, 'half-up'))
}

function endOf({ period }: RegionFigure): string {
  const parsed = parsePeriod(period)
  return parsed ? periodEnd(parsed) : '9999'
}

/** Characters of a name that fit into the two lines of a tile; of a longer name the first four are shown (粤桂合作特别试验区). */
const longestName = 6

/** The name of a region that fits a tile: 肇庆高新区 is 高新区 on the grid of 肇庆, and an autonomous county is named by its place. */
export function tileName(region: Region, parent: Region | undefined): string {
  const place = parent?.name.replace(/[市省]$/, '') ?? ''
  const bare = region.name.replace(/\([^()]*\)/, '').replace(/(?:壮族|瑶族){1,3}自治县$/, '县')
  if (region.level === 'city') return bare.replace(/市$/, '')
  const name =
    place && bare.startsWith(place) && bare.length > place.length + 2 ? bare.slice(place.length) : bare
  return name.length > longestName ? name.slice(0, 4) : name
}
