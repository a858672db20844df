import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { isOnDesk } from '#metrics/workflow/figure-workflow.ts'
import { parsePeriod, periodEnd, periodStart } from '#metrics/period.ts'
import type { ObservationSeries } from '../../contract/observations.ts'
import type { Right } from '../../contract/rights.ts'
import { lastYear } from '../../db/observations/known-revisions.ts'
import { recordOf, stateAsOf, type ObservationRow } from '../../db/observations/observation-row.ts'
import { AppError } from '../../errors.ts'
import { knownSeries } from '../../judging/known-series.ts'
import type { View } from '../../judging/view.ts'
import type { Actor } from '../../access/actor.ts'
import { revisionsOf } from './queries.ts'

/** A request for a series; `from` and `to` are periods, both included. */
export interface SeriesAsked {
  readonly indicator: string
  readonly region?: string
  readonly from?: string
  readonly to?: string
  readonly includeHistory: boolean
  readonly asOf?: string
}

/** The revisions of a series that the caller may see besides approved ones; the answer depends on nothing else of the caller. */
export interface Sight {
  /** Whether submitted and returned revisions are seen. */
  readonly waiting: boolean
  /** The author whose drafts are seen; undefined where no drafts are. */
  readonly draftsOf: string | undefined
}

/**
 * The sight of an actor. Reporters, reviewers and auditors also see submitted and returned revisions; a draft is seen by its author alone,
 * also after its withdrawal.
 */
export function sightOf({ id, kind, rights }: Actor): Sight {
  const holds = (right: Right) => rights.has(right)
  const mayDraft = kind === 'person' || (['report', 'publish'] as const).some(holds)
  return {
    waiting: (['report', 'review', 'audit'] as const).some(holds),
    draftsOf: mayDraft ? id : undefined,
  }
}

/**
 * A series as known at `asOf`: the newest revision of every cell that the caller may see, or all revisions. @throws AppError not-found,
 * bad-period
 */
export async function series(
  { reader, index, asOf }: Omit<View, 'at'>,
  sight: Sight,
  query: SeriesAsked,
): Promise<ObservationSeries> {
  const { indicator, region } = query
  if (!index.indicators.has(indicator)) throw new AppError('not-found', `没有指标“${indicator}”。`)
  if (region !== undefined && !index.regions.has(region))
    throw new AppError('not-found', `没有地区“${region}”。`)
  const dates = {
    from: query.from === undefined ? '0000' : periodStart(periodOf(query.from)),
    to: query.to === undefined ? '9999' : periodEnd(periodOf(query.to)),
  }
  const isComputed = index.indicators.get(indicator)!.formula !== undefined
  const read = isComputed ? computedRevisions : formedRevisions
  const rows = (await read({ reader, index, asOf }, { indicator, region }, dates)).filter((row) =>
    isInSight(sight, row, asOf),
  )
  const shown = query.includeHistory ? rows : newestOfEach(rows.filter((row) => !isWithdrawn(row, asOf)))
  return { sequence: asOf, observations: shown.map((row) => recordOf(row, asOf)) }
}

type SeriesOfRegions = Parameters<typeof revisionsOf>[1]
type Dates = Parameters<typeof revisionsOf>[2]

const reportedRevisions = (
  { reader, asOf }: Omit<View, 'at'>,
  { indicator, region }: SeriesOfRegions,
  dates: Dates,
) => revisionsOf(reader, { indicator, region }, dates, asOf)

/** The reported revisions. A region that took over from others has their figures in the periods before its day. Rule Z-14. */
async function formedRevisions(
  view: Omit<View, 'at'>,
  { indicator, region }: SeriesOfRegions,
  dates: Dates,
): Promise<ObservationRow[]> {
  const { originsOf, membersOn, indicators } = view.index
  const rows = await reportedRevisions(view, { indicator, region }, dates)
  const regions = region === undefined ? indicators.get(indicator)!.regions : [region]
  const successors = new Set(regions.filter((one) => originsOf(one).length > 1))
  if (successors.size === 0) return rows
  const isOwn = (row: ObservationRow) => membersOn(row.region, row.periodEnd).join() === row.region
  const earlier: ObservationRow[] = []
  for (const one of successors)
    earlier.push(...(await computedRevisions(view, { indicator, region: one }, dates)))
  return [
    ...rows.filter((row) => !successors.has(row.region) || isOwn(row)),
    ...earlier.filter((row) => !isOwn(row)),
  ].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** The figures that the components give now; earlier ones are read by an earlier `asOf`. */
async function computedRevisions(
  view: Omit<View, 'at'>,
  { indicator, region }: SeriesOfRegions,
  { from, to }: Dates,
): Promise<ObservationRow[]> {
  const regions = region === undefined ? view.index.indicators.get(indicator)!.regions : [region]
  const years = { from: Number(from.slice(0, 4)), to: Math.min(Number(to.slice(0, 4)) + 1, lastYear) }
  const rows = await knownSeries(
    view,
    [...regions].sort().map((one) => ({ indicator, region: one, ...years })),
  )
  return rows
    .filter(({ periodEnd: end }) => from <= end && end <= to)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ revision, ...cell }: ObservationRow): string {
  return `${cellKey(cell)} ${String(revision).padStart(9, '0')}`
}

const isWithdrawn = (row: ObservationRow, asOf: number) => stateAsOf(row, asOf) === 'withdrawn'

/** The last row of each cell; the rows are in the order of the key. */
function newestOfEach(rows: readonly ObservationRow[]): ObservationRow[] {
  return rows.filter((row, place) => {
    const next = rows[place + 1]
    return next?.region !== row.region || next.period !== row.period
  })
}

function isInSight({ waiting, draftsOf }: Sight, row: ObservationRow, asOf: number): boolean {
  const state = stateAsOf(row, asOf)
  if (state === 'approved') return true
  return isOnDesk(state) ? row.actor === draftsOf : waiting
}

function periodOf(text: string) {
  const period = parsePeriod(text)
  if (period) return period
  throw new AppError('bad-period', `“${text}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
}
