import { reporterOf } from '#metrics/catalogue/indicator.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { AbsenceReason, ObservationStatus, Provenance } from '#metrics/series/observation.ts'
import type { ApprovedChange } from '../contract/board.ts'
import type { ApprovedFigure } from '../contract/live.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import { observationKinds, type ObservationEvent } from '../db/observations/observation-event.ts'
import { knownRevisions } from '../db/observations/known-revisions.ts'
import type { CellName } from '../db/observations/newest-revision.ts'
import { correctionTold, numberOf, stateAsOf } from '../db/observations/observation-row.ts'
import type { Reader } from '../db/store.ts'
import { enteredWith, valueBefore, valuesInForce, type ApprovedRevision } from './queries.ts'
import { seriesWithin } from './scope.ts'
import { inPortions } from '../event-loop-turns.ts'
import type { View } from './view.ts'

/**
 * The change of a ledger entry in the ticker's form; undefined where it approved nothing, or a forecast, which counts for nothing, or
 * the catalogue no longer has its indicator.
 */
export async function approvedChange(
  view: View,
  entry: Pick<LedgerEntry, 'sequence' | 'at' | 'kind' | 'payload'>,
): Promise<ApprovedChange | undefined> {
  if (entry.kind !== observationKinds.approved) return undefined
  const event = JSON.parse(entry.payload) as ObservationEvent
  return event.status === 'F' ? undefined : describe(view, event, entry.sequence, entry.at)
}

/** The approved figure of a `change`, with the fields of a series. */
export async function approvedFigure(
  { reader }: View,
  change: ApprovedChange,
  { payload }: Pick<LedgerEntry, 'payload'>,
): Promise<ApprovedFigure> {
  const event = JSON.parse(payload) as ObservationEvent
  return {
    ...change,
    reason: event.reason as AbsenceReason | null,
    status: event.status as ObservationStatus,
    ...correctionTold({ correction: event.correction ?? null }),
    provenance: event.provenance as Provenance,
    entered: await enteredWith(reader, event),
  }
}

/** The figure that stands in a cell at a view; null where none does, undefined where the catalogue no longer has its indicator. */
export async function figureInForce(view: View, cell: CellName): Promise<ApprovedFigure | null | undefined> {
  const { reader, index, asOf } = view
  if (!index.indicators.has(cell.indicator)) return undefined
  const year = Number(cell.period.slice(0, 4))
  const known = await knownRevisions(reader, [{ ...cell, from: year, to: year }], asOf)
  const row = known.find((each) => each.period === cell.period && stateAsOf(each, asOf) === 'approved')
  const change = row && (await describe(view, row, row.decidedSequence ?? 0, row.decidedAt ?? ''))
  if (!row || !change) return null
  return {
    ...change,
    reason: row.reason as AbsenceReason | null,
    status: row.status as ObservationStatus,
    ...correctionTold(row),
    provenance: row.provenance as Provenance,
    entered: row.sequence,
  }
}

/**
 * The latest approvals within a scope, newest first: the value in force of every cell whose period has ended by `at`. They concern the
 * same series as live changes, so that a ticker shows the same after a reload.
 */
export async function recentChanges(view: View, scope: string, limit: number): Promise<ApprovedChange[]> {
  const newest: ApprovedRevision[] = []
  for await (const each of newestFirst(view, seriesWithin(view.index, scope))) {
    newest.push(each)
    if (newest.length === limit) break
  }
  const changes = await Promise.all(
    newest.map((each) => describe(view, each, each.decidedSequence, each.decidedAt)),
  )
  return changes.filter((change) => change !== undefined)
}

/** The number of series that are searched for their newest approval at a time. */
const inOneGo = 32

/** The values in force of all the series, the last approved first; each series is read no further than needed. */
async function* newestFirst(view: View, series: readonly SeriesName[]): AsyncGenerator<ApprovedRevision> {
  const heads: StreamHead[] = []
  for await (const portion of inPortions(series, inOneGo)) {
    const found = await Promise.all(portion.map((each) => headOf(valuesInForce(view.reader, each, view))))
    heads.push(...found.flat())
  }
  while (heads.length > 0) {
    const first = heads.reduce((a, b) => (decidedAt(b) > decidedAt(a) ? b : a))
    yield first.newest
    heads.splice(heads.indexOf(first), 1, ...(await headOf(first.rest)))
  }
}

/** The newest value of a series that was not given out yet, and those before it. */
interface StreamHead {
  readonly newest: ApprovedRevision
  readonly rest: AsyncGenerator<ApprovedRevision>
}

async function headOf(rest: AsyncGenerator<ApprovedRevision>): Promise<[StreamHead] | []> {
  const next = await rest.next()
  return next.done ? [] : [{ newest: next.value, rest }]
}

const decidedAt = ({ newest }: StreamHead) => newest.decidedSequence

type Approved = Pick<
  ObservationEvent,
  | 'indicator'
  | 'region'
  | 'period'
  | 'revision'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'bound'
  | 'provenance'
>

async function describe(
  { reader, index }: View,
  approved: Approved,
  sequence: number,
  approvedAt: string,
): Promise<ApprovedChange | undefined> {
  const indicator = index.indicators.get(approved.indicator)
  if (!indicator) return undefined
  return {
    indicator: approved.indicator,
    region: approved.region,
    period: approved.period,
    value: numberOf(approved.value),
    numerator: numberOf(approved.numerator ?? null),
    denominator: numberOf(approved.denominator ?? null),
    bound: approved.bound === 'lower' ? 'lower' : null,
    revision: approved.revision,
    name: indicator.name,
    unit: indicator.unit,
    organisationName: index.organisations.get(reporterOf(indicator, approved))?.name ?? '',
    previous: await previousValue(reader, approved, sequence),
    approvedAt,
    demo: approved.provenance === 'demo',
  }
}

/** The value approved before: of the same cell, or of the last period before it, no earlier than the year before. */
async function previousValue(reader: Reader, approved: Approved, sequence: number): Promise<number | null> {
  const year = Number(approved.period.slice(0, 4))
  return numberOf((await valueBefore(reader, approved, year - 1, sequence)) ?? null)
}
