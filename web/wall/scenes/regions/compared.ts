import { FEWEST_COMPARED, ranksAmong, type RankAmong } from '#metrics/agenda/among.ts'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { medianOf } from '#metrics/checks/steps.ts'
import { comparePeriods, parsePeriod, periodEnd } from '#metrics/period.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { StandingFigure } from '../../../stores/held-series.ts'

type RegionFigure = Pick<StandingFigure, 'region' | 'period' | 'value'>

/** A target whose regions are compared. */
export interface ComparedLine {
  /** The target on the whole; of targets that were handed down, the first. */
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly decimals: number
  /**
   * `share`: each region has its own target, and the shares that they have reached are compared. `figure`: the figures
   * are compared.
   */
  readonly measure: 'share' | 'figure'
  /** The period of the figures; null for shares. */
  readonly period: string | null
  readonly values: ReadonlyMap<string, number>
  /** The regions' own targets; empty for figures. */
  readonly rows: ReadonlyMap<string, BoardRow>
  /** The places of the regions, the best first; equal ones share the better one. Empty where fewer than three are known. */
  readonly places: ReadonlyMap<string, number>
  readonly lowest: number
  readonly median: number
  readonly highest: number
  /** Whether a lower figure is the better one. */
  readonly lowerIsBetter: boolean
}

export interface ComparedBoard {
  readonly index: CatalogueIndex
  /** The region whose parts are compared. */
  readonly parent: string
  readonly rows: readonly BoardRow[]
  /** The standing figures of each indicator that has come. */
  readonly figures: ReadonlyMap<string, Iterable<RegionFigure>>
  readonly at: string
}

/** The regions below a region that are compared: its own part (本级) is none. */
export function comparedRegions(
  { catalogue }: Pick<CatalogueIndex, 'catalogue'>,
  parent: string,
): readonly Region[] {
  return catalogue.regions.filter((region) => region.parent === parent && region.level !== 'own')
}

/** The indicators of the region's own targets that parts of the region report, and that the parts have no own targets on. */
export function observedByRegion({
  index,
  parent,
  rows,
}: Omit<ComparedBoard, 'figures' | 'at'>): readonly string[] {
  const parts = new Set(comparedRegions(index, parent).map(({ code }) => code))
  const handedDown = new Set(rows.filter(({ region }) => parts.has(region)).map(({ indicator }) => indicator))
  const observed = rows
    .filter(({ region, indicator }) => region === parent && !handedDown.has(indicator))
    .filter(({ indicator }) => index.indicators.get(indicator)?.regions.some((region) => parts.has(region)))
  return [...new Set(observed.map(({ indicator }) => indicator))]
}

/** The targets whose regions are compared: by their own targets where they have some, else by what they reported. */
export function comparedLines(board: ComparedBoard): readonly ComparedLine[] {
  return [...linesOfShares(board), ...linesOfFigures(board)]
}

function linesOfShares({ index, parent, rows }: ComparedBoard): ComparedLine[] {
  const parts = new Set(comparedRegions(index, parent).map(({ code }) => code))
  const own = rows.filter(({ region }) => parts.has(region))
  const ranks = ranksAmong(own)
  const groups = Map.groupBy(own, ({ indicator, basis, due }) => `${indicator} ${basis} ${due}`)
  return [...groups.values()].flatMap((group) => {
    const shares = new Map(group.flatMap((row) => shareOf(row)))
    const [first] = group
    if (!first || shares.size === 0) return []
    const sorted = [...shares.values()]
    return {
      ...{ key: first.target, name: nameOfWhole(index, first), unit: first.unit, decimals: first.decimals },
      ...{ measure: 'share' as const, period: null, lowerIsBetter: false },
      ...{ lowest: Math.min(...sorted), median: medianOf(sorted), highest: Math.max(...sorted) },
      values: shares,
      rows: new Map(group.map((row) => [row.region, row])),
      places: new Map(group.flatMap(({ region, target }) => placeOf(region, ranks.get(target)))),
    }
  })
}

/** The share that a region has reached, by which rule J-6 finds its place: of the way to its own target, else of the target. */
function shareOf({ region, distance, completion }: BoardRow): [string, number][] {
  const share = distance ?? completion
  return share === null ? [] : [[region, share]]
}

const placeOf = (region: string, rank: RankAmong | undefined): [string, number][] =>
  rank ? [[region, rank.place]] : []

/** The name of a target without the region that the wall puts before it. */
const nameOfWhole = (index: CatalogueIndex, { target, name }: BoardRow) =>
  index.targets.get(target)?.record.name ?? name

function linesOfFigures(board: ComparedBoard): ComparedLine[] {
  const { index, parent, rows, figures, at } = board
  const parts = new Set(comparedRegions(index, parent).map(({ code }) => code))
  return observedByRegion(board).flatMap((id) => {
    const row = rows.find(({ indicator, region }) => indicator === id && region === parent)
    const found = latestOfMost(
      [...(figures.get(id) ?? [])].filter(({ region }) => parts.has(region)),
      at,
    )
    if (!row || !found) return []
    const lowerIsBetter = index.indicators.get(id)?.direction === 'lower'
    const sorted = [...found.values.values()].sort((a, b) => a - b)
    const better = (a: number, b: number) => (lowerIsBetter ? a < b : a > b)
    const placeOf = (value: number) => 1 + sorted.filter((other) => better(other, value)).length
    const ranked = sorted.length < FEWEST_COMPARED ? [] : [...found.values]
    return {
      ...{ key: row.target, name: row.name, unit: row.unit, decimals: row.decimals },
      ...{
        measure: 'figure' as const,
        period: found.period,
        rows: new Map<string, BoardRow>(),
        lowerIsBetter,
      },
      ...{ lowest: sorted[0]!, median: medianOf(sorted), highest: sorted.at(-1)! },
      values: found.values,
      places: new Map(ranked.map(([region, value]) => [region, placeOf(value)])),
    }
  })
}

/**
 * The figures of the latest period that has as many regions as any, or at least two thirds of them: a period for which
 * one region was the first to report compares nothing.
 */
function latestOfMost(
  figures: readonly RegionFigure[],
  at: string,
): { readonly period: string; readonly values: ReadonlyMap<string, number> } | undefined {
  const known = figures.flatMap(({ region, period, value }) => {
    const parsed = parsePeriod(period)
    return parsed && value !== null && periodEnd(parsed) <= at ? [{ region, period, parsed, value }] : []
  })
  const periods = [...Map.groupBy(known, ({ period }) => period).values()]
  const most = Math.max(0, ...periods.map(({ length }) => length))
  const [latest] = periods
    .filter(({ length }) => length * 3 >= most * 2)
    .toSorted(([a], [b]) => comparePeriods(b!.parsed, a!.parsed))
  return (
    latest && {
      period: latest[0]!.period,
      values: new Map(latest.map(({ region, value }) => [region, value])),
    }
  )
}

/** Whether a region's value is worse than the median of the line; no region's is where fewer than three have one. */
export function isBelowMedian(
  { values, median, places, lowerIsBetter }: ComparedLine,
  region: string,
): boolean {
  const value = values.get(region)
  if (value === undefined || places.size === 0) return false
  return lowerIsBetter ? value > median : value < median
}

/** Whether a region has the last place of a line, and others are better. */
export function isLast({ places }: ComparedLine, region: string): boolean {
  const place = places.get(region)
  const worst = Math.max(0, ...places.values())
  return place !== undefined && place === worst && worst > 1
}
