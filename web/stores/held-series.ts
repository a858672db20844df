import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { cellKey, seriesKey } from '#metrics/catalogue/cell-key.ts'
import { supersedes } from '#metrics/series/standing.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { ComputedFigures, Protocol2Message } from '#server/contract/live.ts'
import type { ObservationRecord, ObservationSeries } from '#server/contract/observations.ts'
import { api } from '../api/client.ts'
import { standingRevisions } from '../composables/standing-revisions.ts'
import { holdAnswers, type HeldAnswers } from './held-answers.ts'

type ToldChange = Extract<Protocol2Message, { type: 'change' }>
/** The change of a live message; servers of the release before send no computed series. */
export type LiveChange = Omit<ToldChange, 'computed'> & Partial<Pick<ToldChange, 'computed'>>

/** The persons and remarks of a value, which are known after a request and never sent to walls. */
type Persons = 'actor' | 'at' | 'decidedBy' | 'returnReason' | 'note'

/** The approved revision that stands in a cell. */
export type StandingFigure = Omit<ObservationRecord, Persons> & Partial<Pick<ObservationRecord, Persons>>

/** An indicator in one region or in all regions. */
export interface HeldSeriesName {
  readonly indicator: string
  readonly region?: string
}

/** The values that stand, by cell; complete up to the ledger entry `sequence`. */
export interface HeldSeries extends HeldSeriesName {
  readonly sequence: number
  readonly figures: ReadonlyMap<string, StandingFigure>
}

/**
 * The series of a target's values. Where its indicator has several regions the series has all of them, so that curve and
 * regions need one request.
 */
export function seriesOfTarget(
  index: CatalogueIndex,
  { indicator, region }: Pick<BoardRow, 'indicator' | 'region'>,
): HeldSeriesName {
  const several = (index.indicators.get(indicator)?.regions.length ?? 0) > 1
  return several ? { indicator } : { indicator, region }
}

export type SeriesAnswers = HeldAnswers<HeldSeriesName, HeldSeries, LiveChange>

/** The series of a board; with `asOf` what was known at that instant, to which nothing is added. */
export function holdSeries(asOf?: string): SeriesAnswers {
  return holdAnswers<HeldSeriesName, HeldSeries, LiveChange>({
    keyOf: ({ indicator, region = '' }) => seriesKey({ indicator, region }),
    ask: (name) => askSeries(name, asOf),
    fold: foldFigure,
    isStale: isComputedAnew,
    keepUnused: 40,
  })
}

async function askSeries(
  { indicator, region }: HeldSeriesName,
  asOf: string | undefined,
): Promise<HeldSeries> {
  const query = { indicator, region, includeHistory: true, asOf }
  const { sequence, observations } = await api.get<ObservationSeries>('/api/observations', query)
  const figures = new Map(standingRevisions(observations).map((record) => [cellKey(record), record]))
  return { indicator, sequence, figures, ...(region !== undefined && { region }) }
}

/** Whether the series is computed from the changed cell, and the change does not tell its new values. */
export function isComputedAnew(series: HeldSeries, change: LiveChange): boolean {
  const { sequence, cell, targets, computed } = change
  if (computed || sequence <= series.sequence || cell.indicator === series.indicator) return false
  return targets.some((row) => isOf(series, row))
}

/** The series after a change of its cell, or of a cell that it is computed from. */
export function foldFigure(series: HeldSeries, change: LiveChange): HeldSeries {
  const { sequence } = change
  if (sequence <= series.sequence) return series
  const figures = figuresAfter(series, series.figures, change)
  return figures === series.figures ? series : { ...series, sequence, figures }
}

/** The figures of a series by cell after a change; the same object where the change does not concern them. */
export function figuresAfter(
  series: HeldSeriesName,
  before: HeldSeries['figures'],
  change: LiveChange,
): HeldSeries['figures'] {
  const { cell } = change
  const computed = (change.computed ?? []).filter((one) => isOf(series, one))
  if (!isOf(series, cell) && computed.length === 0) return before
  const figures = new Map(before)
  if (isOf(series, cell)) {
    const key = cellKey(cell)
    const standing = standsAfter(change, figures.get(key))
    if (standing) figures.set(key, standing)
    else figures.delete(key)
  }
  for (const { region, from, figures: told } of computed) {
    for (const [key, one] of figures)
      if (one.region === region && Number(one.period.slice(0, 4)) >= from) figures.delete(key)
    for (const one of told) figures.set(cellKey(one), standingFigure(one))
  }
  return figures
}

function isOf(
  series: HeldSeriesName,
  { indicator, region }: Pick<BoardRow, 'indicator' | 'region'>,
): boolean {
  return indicator === series.indicator && (series.region === undefined || region === series.region)
}

/** The figure that stands in the cell after a change; `before` stood there. Undefined for none. */
function standsAfter(
  { cause, observation }: LiveChange,
  before: StandingFigure | undefined,
): StandingFigure | undefined {
  if (!observation) return undefined
  if (cause === 'approved' && !supersedes(observation, before)) return before
  return standingFigure(observation)
}

function standingFigure(told: ComputedFigures['figures'][number]): StandingFigure {
  const { indicator, region, period, revision, value, numerator, denominator, bound } = told
  const { reason, status, correction, provenance, entered, approvedAt } = told
  return {
    ...{ indicator, region, period, revision, value, numerator, denominator, bound },
    ...(correction && { correction }),
    ...{ reason, status, provenance, state: 'approved', sequence: entered, decidedAt: approvedAt },
  }
}
