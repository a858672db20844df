import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import { isOnDesk } from '#metrics/workflow/figure-workflow.ts'
import { parsePeriod, periodEnd, periodStart } from '#metrics/period.ts'
import type { ObservationSeries } from '../../../contract/observations.ts'
import { hasRight, needed, type Right } from '../../../contract/rights.ts'
import { greatestYear } from '../../../db/observations/known-revisions.ts'
import {
  publicRecordOf,
  recordOf,
  stateAsOf,
  type ObservationRow,
} from '../../../db/observations/observation-row.ts'
import { AppError } from '../../../errors.ts'
import { knownSeries } from '../../../judging/known-series.ts'
import { concerns } from '../../../judging/scope.ts'
import type { View } from '../../../judging/view.ts'
import type { Actor } from '../../../access/actor.ts'
import { revisionsOf } from '../queries.ts'

/** A request for a series; `from` and `to` are periods, both included. */
export interface SeriesAsked {
  readonly indicator: string
  readonly region?: string
  readonly from?: string
  readonly to?: string
  readonly includeHistory: boolean
  readonly asOf?: string
}

/** The revisions of an indicator that the caller sees; the answer depends on nothing else of the caller. */
export interface Sight {
  /** The regions where revisions that wait or were returned are seen, with notes, reasons and people, each with those below it. */
  readonly workedOn: readonly string[] | 'everywhere'
  /** The author whose drafts are seen; undefined where no drafts are. */
  readonly draftsOf: string | undefined
  /** The boards whose values are seen; undefined: all. */
  readonly boards: readonly string[] | undefined
}

/** The author whose drafts an actor sees: a draft is seen by its author alone, also after its withdrawal. */
export function draftsSeenBy({ id, kind, rights }: Actor): string | undefined {
  const mayDraft =
    kind === 'person' || (['report', 'publish'] satisfies Right[]).some((one) => rights.has(one))
  return mayDraft ? id : undefined
}

/** The sight of an actor on an indicator. Its reporters and reviewers in their regions, and auditors, see all that was handed in. Rule W-10. */
export function sightOf(index: CatalogueIndex, actor: Actor, indicator: string): Sight {
  const { rights, regions } = actor
  const works = hasRight(rights, needed.history)
  const own = (region: string) => works && historyObstacle(index, actor, { indicator, region }) === undefined
  return {
    workedOn: rights.has('audit') ? 'everywhere' : regions.filter(own),
    draftsOf: draftsSeenBy(actor),
    boards: actor.boards,
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
    isInSight(index, sight, row, asOf),
  )
  const shown = query.includeHistory ? rows : newestOfEach(rows.filter((row) => !isWithdrawn(row, asOf)))
  return {
    sequence: asOf,
    observations: shown.map((row) => (worksOn(index, sight, row) ? recordOf : publicRecordOf)(row, asOf)),
  }
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
  const years = { from: Number(from.slice(0, 4)), to: Math.min(Number(to.slice(0, 4)) + 1, greatestYear) }
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

function isInSight(index: CatalogueIndex, sight: Sight, row: ObservationRow, asOf: number): boolean {
  if (sight.boards?.some((board) => concerns(index, board, row)) === false) return false
  const state = stateAsOf(row, asOf)
  if (state === 'approved') return true
  return isOnDesk(state) ? row.actor === sight.draftsOf : worksOn(index, sight, row)
}

/** Whether a row is seen with its note, the reason of its return and its people: by those who work on its region, and by its author. */
function worksOn(
  index: CatalogueIndex,
  { workedOn, draftsOf }: Sight,
  { region, actor }: ObservationRow,
): boolean {
  if (workedOn === 'everywhere' || actor === draftsOf) return true
  return workedOn.some((bound) => index.within(region, bound))
}

function periodOf(text: string) {
  const period = parsePeriod(text)
  if (period) return period
  throw new AppError('bad-period', `“${text}”不是报送期：请写成 2024-M07、2024-Q3 或 2024。`)
}
