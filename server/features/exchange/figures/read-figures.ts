import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Reader } from '../../../db/store.ts'
import { greatestYear } from '../../../db/observations/known-revisions.ts'
import { ownTurn } from '../../../event-loop-turns.ts'
import type { ExchangedFigure } from '../../../exchange/observation-structure.ts'
import { knownSeries } from '../../../judging/known-series.ts'
import {
  approvedPage,
  changedPage,
  comparedPage,
  pageSize,
  type ApprovedSpan,
  type RevisionKey,
} from './queries.ts'
import { changesOf, changesOfComputed, standingFigures, type ToldFigure } from './told-figures.ts'

/** The knowledge by which figures are read: a catalogue, and what was known at `asOf`. */
export interface FiguresKnown {
  readonly reader: Reader
  readonly index: CatalogueIndex
  readonly asOf: number
}

/** The span of figures of an indicator, and which revisions of each cell are read. */
export interface FiguresSpan {
  /** The regions in their order; undefined stands for every stored region, also one that the catalogue no longer has. */
  readonly regions: readonly string[] | undefined
  /** The first and last period end, both included. */
  readonly from: string
  readonly to: string
  /** What was told before; only changes are read. With `isOther` every figure is one, since the catalogue tells other things beside it. */
  readonly before?: FiguresKnown & { readonly isOther: boolean }
  /** True: every approved revision. False: the revision that stands in each cell. */
  readonly history: boolean
}

/** Reads the figures of an indicator, one region after the other. A computed indicator has no revisions of its own. */
export function readFigures(
  known: FiguresKnown,
  indicator: Indicator,
  span: FiguresSpan,
): AsyncGenerator<ToldFigure[]> {
  return indicator.formula ? computedFigures(known, indicator, span) : reportedFigures(known, indicator, span)
}

/** Reads the figures of an indicator as figures that stand no longer. */
export async function* goneFigures(
  known: FiguresKnown,
  indicator: Indicator,
  span: Omit<FiguresSpan, 'before'>,
): AsyncGenerator<ToldFigure[]> {
  for await (const series of readFigures(known, indicator, { ...span, history: false }))
    yield series.map((figure) => ({ ...figure, gone: true }))
}

/** A text that sorts after every region's code. */
const afterAll = '~'

async function* reportedFigures(
  { reader, asOf }: FiguresKnown,
  { id: indicator }: Indicator,
  { regions, from, to, before, history }: FiguresSpan,
): AsyncGenerator<ToldFigure[]> {
  const ends = { firstRegion: regions?.[0] ?? '', lastRegion: regions?.at(-1) ?? afterAll }
  const span: ApprovedSpan = { indicator, ...ends, from, to, asOf }
  const wanted = regions && new Set(regions)
  const isWanted = ([first]: readonly ExchangedFigure[]) => !wanted || wanted.has(first!.region)
  if (!before) {
    for await (const series of byRegion((after) => approvedPage(reader, span, after)))
      if (isWanted(series)) yield history ? series : standingFigures(series)
    return
  }
  const { asOf: since, isOther } = before
  const pageAfter = isOther ? comparedPage : changedPage
  for await (const series of byRegion((after) => pageAfter(reader, { ...span, since }, after)))
    if (isWanted(series)) yield changesOf(series, { since, history, isOther })
}

/** Groups the revisions by region. */
async function* byRegion<Figure extends RevisionKey>(
  pageAfter: (after: RevisionKey | undefined) => Promise<Figure[]>,
): AsyncGenerator<Figure[]> {
  let series: Figure[] = []
  let after: RevisionKey | undefined
  for (;;) {
    const rows = await pageAfter(after)
    for (const row of rows) {
      if (series.length > 0 && series[0]!.region !== row.region) {
        yield series
        series = []
      }
      series.push(row)
    }
    after = rows.at(-1)
    if (rows.length < pageSize) break
    await ownTurn()
  }
  if (series.length > 0) yield series
}

async function* computedFigures(
  known: FiguresKnown,
  indicator: Indicator,
  span: FiguresSpan,
): AsyncGenerator<ToldFigure[]> {
  const { id } = indicator
  const { before } = span
  const ownBy = ({ index }: FiguresKnown) => new Set(index.indicators.get(id)?.regions)
  const [own, ownBefore] = [ownBy(known), before ? ownBy(before) : new Set<string>()]
  const isOwn = (region: string) => own.has(region) || ownBefore.has(region)
  for (const region of span.regions?.filter(isOwn) ?? [...new Set([...own, ...ownBefore])].sort()) {
    const now = own.has(region) ? await resultsAt(known, indicator, region, span) : []
    if (before) {
      const then = ownBefore.has(region) ? await resultsAt(before, indicator, region, span) : []
      yield changesOfComputed(then, now, before)
    } else yield now
    await ownTurn()
  }
}

/** The approved results of a computed indicator in a region, in the order of their periods. */
async function resultsAt(
  known: FiguresKnown,
  { id: indicator }: Indicator,
  region: string,
  { from, to }: FiguresSpan,
): Promise<ExchangedFigure[]> {
  const years = { from: Number(from.slice(0, 4)), to: Math.min(Number(to.slice(0, 4)) + 1, greatestYear) }
  const rows = await knownSeries(known, [{ indicator, region, ...years }])
  return rows
    .filter(({ state, periodEnd: end }) => state === 'approved' && from <= end && end <= to)
    .map(({ decidedAt, ...row }) => ({ ...row, approvedAt: decidedAt, source: null }))
    .sort((a, b) => (a.period < b.period ? -1 : 1))
}
