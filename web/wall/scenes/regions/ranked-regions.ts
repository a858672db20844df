import type { BoardRow } from '#server/contract/board.ts'
import { byUrgency } from '../../../board/urgency.ts'
import { isBelowMedian, isLast, type ComparedLine } from './compared.ts'
import { valueText } from './region-words.ts'

/** A region among the others. */
export interface RegionSummary {
  readonly code: string
  readonly name: string
  /**
   * The number of ranking lines on which the region has a value; of these, those on which it is worse than the median,
   * and those on which it is last.
   */
  readonly known: number
  readonly below: number
  readonly last: number
  /** The most urgent of its own targets; undefined without one. */
  readonly worst: BoardRow | undefined
}

/** Whether figures of places of unlike sizes are compared: counts and amounts, unlike shares and rates. */
export const isOfSize = ({ measure, unit }: Pick<ComparedLine, 'measure' | 'unit'>) =>
  measure === 'figure' && unit !== '%' && !unit.includes('/')

/** The lines by which regions are ranked: those that do not depend on a region's size, wherever there are some. */
function rankingLines(lines: readonly ComparedLine[]): readonly ComparedLine[] {
  const fair = lines.filter((line) => !isOfSize(line))
  return fair.length > 0 ? fair : lines
}

/** The regions with values, the one that is most often below the median first. */
export function rankRegions(
  lines: readonly ComparedLine[],
  regions: readonly { readonly code: string; readonly name: string }[],
): readonly RegionSummary[] {
  const ranking = rankingLines(lines)
  const summaries = regions.map(({ code, name }): RegionSummary => {
    const known = ranking.filter(({ values }) => values.has(code))
    return {
      ...{ code, name, known: known.length },
      below: known.filter((line) => isBelowMedian(line, code)).length,
      last: known.filter((line) => isLast(line, code)).length,
      worst: lines.flatMap(({ rows }) => rows.get(code) ?? []).toSorted(byUrgency)[0],
    }
  })
  const shown = summaries.filter(({ code }) => lines.some(({ values }) => values.has(code)))
  return shown.toSorted((a, b) => shareOf(b) - shareOf(a) || b.last - a.last || b.known - a.known)
}

/** The share of a region's lines on which it is below the median. */
const shareOf = ({ below, known }: RegionSummary) => (known === 0 ? 0 : below / known)

/** The lines of a region, those on which it stands worst among the others first. */
export function linesOfRegion(lines: readonly ComparedLine[], region: string): readonly ComparedLine[] {
  const standing = ({ places }: ComparedLine) => (places.get(region) ?? 0) / Math.max(1, places.size)
  return lines
    .filter(({ values }) => values.has(region))
    .toSorted((a, b) => standing(b) - standing(a) || Number(isOfSize(a)) - Number(isOfSize(b)))
}

/** A page of a region's lines, as the focus turns through them. */
export interface RegionPage {
  readonly region: string
  readonly page: number
}

export const pageKey = ({ region, page }: RegionPage) => `${region} ${page + 1}`

/** The pages of all regions, one region after another. */
export function regionPages(
  ranked: readonly RegionSummary[],
  lines: readonly ComparedLine[],
  places: number,
): readonly RegionPage[] {
  return ranked.flatMap(({ code }) => {
    const { length } = linesOfRegion(lines, code)
    return Array.from({ length: Math.ceil(length / places) }, (_, page) => ({ region: code, page }))
  })
}

/**
 * The page for what is in focus: a page by its key, or the first one of the region of a target that changed; else the
 * page before, so that a change of a target that no region has turns nothing.
 */
export function pageInFocus(
  pages: readonly RegionPage[],
  lines: readonly ComparedLine[],
  focus: string | undefined,
  before: string | undefined,
): RegionPage | undefined {
  const byKey = (key: string | undefined) => pages.find((page) => pageKey(page) === key)
  const region = lines
    .flatMap(({ rows }) => [...rows.values()])
    .find(({ target }) => target === focus)?.region
  return byKey(focus) ?? pages.find((page) => page.region === region) ?? byKey(before) ?? pages[0]
}

/** A region's value on a line in words; 未报 for a region without one. */
export interface RankedValue {
  readonly region: string
  readonly name: string
  readonly text: string
}

/** All regions on a line, the best first, and after them those without a value. */
export function rankingOf(line: ComparedLine, regions: readonly RegionSummary[]): readonly RankedValue[] {
  const { values, lowerIsBetter } = line
  const known = regions.flatMap(({ code, name }) => {
    const value = values.get(code)
    return value === undefined ? [] : [{ region: code, name, value, text: valueText(line, value) }]
  })
  const sorted = known.toSorted((a, b) => (lowerIsBetter ? a.value - b.value : b.value - a.value))
  const lacking = regions.filter(({ code }) => !values.has(code))
  return [...sorted, ...lacking.map(({ code, name }) => ({ region: code, name, text: '未报' }))]
}
