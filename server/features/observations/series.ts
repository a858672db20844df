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

/** A series as asked for; `from` and `to` are periods, both included. */
export interface SeriesAsked {
  readonly indicator: string
  readonly region?: string
  readonly from?: string
  readonly to?: string
  readonly includeHistory: boolean
  readonly asOf?: string
}

/** What of a series someone sees beside what is approved, and all that the answer depends on of who asks. */
export interface Sight {
  /** Also what is submitted or returned. */
  readonly waiting: boolean
  /** Whose drafts; undefined where there are none to be seen. */
  readonly draftsOf: string | undefined
}

/** Those who report, review or audit see also what waits; a draft, withdrawn or not, only its author. */
export function sightOf({ id, kind, rights }: Actor): Sight {
  const holds = (right: Right) => rights.has(right)
  const mayDraft = kind === 'person' || (['report', 'publish'] as const).some(holds)
  return {
    waiting: (['report', 'review', 'audit'] as const).some(holds),
    draftsOf: mayDraft ? id : undefined,
  }
}

/**
 * The whole series as known at `asOf`: of every cell the newest revision that is in sight, or all of them.
 * @throws AppError not-found, bad-period
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
  const read = isComputed ? computedRevisions : query.includeHistory ? reportedRevisions : standingRevisions
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

/** As they were reported, but that of a region which took over from others what was theirs stands for the time before. Rule Z-14. */
async function standingRevisions(
  view: Omit<View, 'at'>,
  { indicator, region }: SeriesOfRegions,
  dates: Dates,
): Promise<ObservationRow[]> {
  const { originsOf, membersOn, indicators } = view.index
  const rows = await reportedRevisions(view, { indicator, region }, dates)
  const regions = region === undefined ? indicators.get(indicator)!.regions : [region]
  const heirs = new Set(regions.filter((one) => originsOf(one).length > 1))
  if (heirs.size === 0) return rows
  const isOwn = (row: ObservationRow) => membersOn(row.region, row.periodEnd).join() === row.region
  const earlier: ObservationRow[] = []
  for (const one of heirs) earlier.push(...(await computedRevisions(view, { indicator, region: one }, dates)))
  return [
    ...rows.filter((row) => !heirs.has(row.region) || isOwn(row)),
    ...earlier.filter((row) => !isOwn(row)),
  ].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** What its components make of it now: what they made before is told by an earlier `asOf`. */
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

/** Of rows in order of the key the last of each cell. */
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
