import { and, count, desc, eq, isNotNull, sql, type InferInsertModel } from 'drizzle-orm'
import type { PeriodClosure, PeriodException, PeriodTurn } from '../../contract/periods.ts'
import { joinsLastDecision } from '../../db/observations/decision.ts'
import { inStates, notInStates } from '../../db/observations/conditions/in-states.ts'
import { inRange, newestRevisions, type CellRange } from '../../db/observations/newest-revision.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { tellsOfPeriod } from '../../db/ledger/period-event.ts'
import { systemActor } from '../../access/actor.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

export async function isClosed({ db, tables: { periodClosure } }: Reader, period: string): Promise<boolean> {
  const found = await db
    .select({ period: periodClosure.period })
    .from(periodClosure)
    .where(eq(periodClosure.period, period))
  return found.length > 0
}

export async function insertClosure(
  { db, tables }: Writer,
  closure: { period: string; closedBy: string; sequence: number },
): Promise<void> {
  await db.insert(tables.periodClosure).values(closure)
}

export async function deleteClosure(
  { db, tables: { periodClosure } }: Writer,
  period: string,
): Promise<void> {
  await db.delete(periodClosure).where(eq(periodClosure.period, period))
}

/** The columns of a ledger entry that tell of a period. */
const told = ({ ledger, person }: Tables) => ({
  period: ledger.subject,
  by: sql<string>`coalesce(${person.displayName}, case when ${ledger.actor} = ${systemActor.id} then ${systemActor.displayName} else ${ledger.actor} end)`,
  at: ledger.at,
  payload: ledger.payload,
  sequence: ledger.sequence,
})

function reasonIn(payload: string): string | null {
  const { reason = null } = JSON.parse(payload) as { reason?: string }
  return reason
}

const closuresTold = prepared(({ db, tables }) => {
  const { periodClosure, ledger, person } = tables
  return db
    .select(told(tables))
    .from(periodClosure)
    .innerJoin(ledger, eq(ledger.sequence, periodClosure.sequence))
    .leftJoin(person, eq(sql`'person:' || ${person.id}`, ledger.actor))
})

const exceptionsTold = prepared(({ db, tables }) => {
  const { periodException, ledger, person } = tables
  const { period, organisation, until } = periodException
  return db
    .select({ ...told(tables), period, organisation, until })
    .from(periodException)
    .innerJoin(ledger, eq(ledger.sequence, periodException.sequence))
    .leftJoin(person, eq(sql`'person:' || ${person.id}`, ledger.actor))
    .orderBy(periodException.id)
})

/** An exception with its period, as the ledger tells it. */
export interface StoredException extends PeriodException {
  readonly period: string
}

/** The organisations that may report a period after its closing, by period. One query. */
export async function exceptions(reader: Reader): Promise<ReadonlyMap<string, readonly StoredException[]>> {
  const rows = await exceptionsTold(reader).execute()
  const read = rows.map(({ payload, ...one }) => ({ ...one, reason: reasonIn(payload) ?? '' }))
  return Map.groupBy(read, ({ period }) => period)
}

/** The closings of periods as they concern an organisation. Two queries. */
export async function closuresWithExceptions(reader: Reader) {
  const [closed, excepted] = [await closures(reader), await exceptions(reader)]
  const exceptionFor = (period: string, of: string) =>
    excepted.get(period)?.find(({ organisation }) => organisation === of) ?? null
  return {
    exceptionFor,
    /** The closing of a period, where it is closed for the organisation; else null. */
    closureFor: (period: string, organisation: string): PeriodClosure | null =>
      exceptionFor(period, organisation) ? null : (closed.get(period) ?? null),
  }
}

export type ClosuresWithExceptions = Awaited<ReturnType<typeof closuresWithExceptions>>

export async function insertException(
  { db, tables }: Writer,
  exception: InferInsertModel<Tables['periodException']>,
): Promise<void> {
  const { id: target } = tables.periodException
  await db.insert(tables.periodException).values(exception).onConflictDoUpdate({ target, set: exception })
}

export async function deleteException(
  { db, tables: { periodException } }: Writer,
  id: string,
): Promise<void> {
  await db.delete(periodException).where(eq(periodException.id, id))
}

/** Every closed period, in SDMX form, with the entry of its closing. One query. */
export async function closures(reader: Reader): Promise<ReadonlyMap<string, PeriodClosure>> {
  const rows = await closuresTold(reader).execute()
  return new Map(
    rows.map(({ period, payload, ...closure }) => [period, { ...closure, reason: reasonIn(payload) }]),
  )
}

const turnsTold = prepared(({ db, tables }) => {
  const { ledger, person } = tables
  return db
    .select({ ...told(tables), kind: ledger.kind })
    .from(ledger)
    .leftJoin(person, eq(sql`'person:' || ${person.id}`, ledger.actor))
    .where(tellsOfPeriod)
    .orderBy(desc(ledger.sequence))
})

/** Every closing and reopening of each period, the last first. One query. */
export async function periodTurns(reader: Reader): Promise<ReadonlyMap<string, readonly PeriodTurn[]>> {
  const turns = new Map<string, PeriodTurn[]>()
  for (const { period, payload, kind, ...turn } of await turnsTold(reader).execute()) {
    const all = turns.get(period) ?? []
    turns.set(period, all)
    all.push({ ...turn, reason: reasonIn(payload), closed: kind === 'period.closed' })
  }
  return turns
}

/** The number of cells of an indicator that are in one state in one period. */
export interface StateCount extends Pick<ObservationRow, 'indicator' | 'period' | 'state'> {
  readonly cells: number
}

/**
 * The cells of a range, counted by indicator, period and the state of their newest revision. Drafts count; below a withdrawn revision the
 * one before it counts. One query with one row for each count.
 */
export async function stateCounts(reader: Reader, range: CellRange): Promise<StateCount[]> {
  if (range.indicators.length === 0 || range.regions.length === 0) return []
  const { observation } = reader.tables
  const { indicator, period, state } = observation
  const { newest, isNewest } = newestRevisions(reader, range, notInStates(state, ['withdrawn']))
  return reader.db
    .select({ indicator, period, state, cells: count() })
    .from(newest)
    .innerJoin(observation, isNewest)
    .groupBy(indicator, period, state)
}

/** The number of cells of an indicator and a period that were first submitted on one day; `on` null: not reported by their organisation. */
export interface FirstSubmissions extends Pick<ObservationRow, 'indicator' | 'period'> {
  readonly on: string | null
  readonly cells: number
}

/** A subquery with the day on which each cell was first submitted, whatever was decided later. */
function firstDays({ db, tables: { observation } }: Reader, range: CellRange) {
  const { indicator, region, period, at, provenance, submittedSequence } = observation
  // Instants are stored in Shanghai time, so that their first ten characters are the day there.
  const day = sql<string | null>`min(case when ${provenance} = 'reported' then substr(${at}, 1, 10) end)`
  return db
    .select({ indicator, region, period, on: day.as('first_on') })
    .from(observation)
    .where(and(inRange(observation, range), isNotNull(submittedSequence)))
    .groupBy(indicator, region, period)
    .as('first')
}

/** The number of cells that were first submitted on each day, whatever was decided later. One query with one row for each day. */
export async function firstSubmissions(reader: Reader, range: CellRange): Promise<FirstSubmissions[]> {
  const first = firstDays(reader, range)
  const { indicator, period, on } = first
  return reader.db
    .select({ indicator, period, on, cells: count() })
    .from(first)
    .groupBy(sql`1, 2, 3`)
}

/** The last submitted revision of a cell; `firstOn`: the day of the first one, null where the cell's organisation reported none. */
export interface HandedInCell extends Pick<ObservationRow, 'indicator' | 'region' | 'period' | 'state'> {
  readonly firstOn: string | null
  readonly returnReason: string | null
}

/** Every cell of the range with a submitted revision that was not recalled. One query. */
export async function handedInCells(reader: Reader, range: CellRange): Promise<HandedInCell[]> {
  const { observation, decision } = reader.tables
  const { indicator, region, period, state } = observation
  const among = notInStates(state, ['withdrawn', 'draft'])
  const { newest, isNewest } = newestRevisions(reader, range, among)
  const first = firstDays(reader, range)
  return reader.db
    .select({ indicator, region, period, state, firstOn: first.on, returnReason: decision.reason })
    .from(newest)
    .innerJoin(observation, isNewest)
    .innerJoin(first, and(eq(indicator, first.indicator), eq(region, first.region), eq(period, first.period)))
    .leftJoin(decision, joinsLastDecision(reader.tables))
}

/** The number of returned cells of each indicator and period: their last submitted revision was returned, whatever drafts exist since. */
export async function returnedCounts(
  reader: Reader,
  range: CellRange,
): Promise<Pick<StateCount, 'indicator' | 'period' | 'cells'>[]> {
  const { observation } = reader.tables
  const { indicator, period, state } = observation
  const { newest, isNewest } = newestRevisions(reader, range, notInStates(state, ['withdrawn', 'draft']))
  return reader.db
    .select({ indicator, period, cells: count() })
    .from(newest)
    .innerJoin(observation, isNewest)
    .where(inStates(state, ['returned']))
    .groupBy(indicator, period)
}
