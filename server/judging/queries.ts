import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { and, asc, desc, eq, gte, lt, lte, sql } from 'drizzle-orm'
import { genesis } from '../db/ledger/ledger.ts'
import { revisionColumns, standsBy } from '../db/observations/decision.ts'
import type { ObservationRow } from '../db/observations/observation-row.ts'
import { prepared } from '../db/statements/prepared.ts'
import type { Reader, Tables } from '../db/store.ts'

const indicator = sql.placeholder('indicator')
const region = sql.placeholder('region')
const from = sql.placeholder('from')
const asOf = sql.placeholder('asOf')

const firstBreakOfCell = prepared(({ db, tables }) => {
  const { observation, decision } = tables
  return db
    .select(revisionColumns(tables))
    .from(observation)
    .leftJoin(decision, standsBy(tables))
    .where(
      and(
        eq(observation.indicator, indicator),
        eq(observation.region, region),
        eq(observation.period, sql.placeholder('period')),
        eq(observation.status, 'B'),
        lte(observation.submittedSequence, asOf),
      ),
    )
    .orderBy(asc(observation.revision))
    .limit(1)
})

/**
 * Of the cells that are a break of definition in a later revision: the revision that first said so, by which one tells
 * what was entered after the break. Rule G-7.
 */
export async function firstOfBreaks(
  reader: Reader,
  rows: readonly ObservationRow[],
  sequence: number,
): Promise<ObservationRow[]> {
  const later = rows.filter(({ status, revision }) => status === 'B' && revision > 1)
  const found: ObservationRow[] = []
  for (const { indicator, region, period } of later)
    found.push(...(await firstBreakOfCell(reader).execute({ indicator, region, period, asOf: sequence })))
  return found
}

/** What a ticker tells of an approval. */
export type ApprovedRevision = Pick<
  ObservationRow,
  | 'indicator'
  | 'region'
  | 'period'
  | 'revision'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'bound'
  | 'provenance'
  | 'decidedSequence'
  | 'decidedAt'
>

/** A series' approvals before a ledger sequence. */
const approvedBefore = ({ observation }: Tables) =>
  and(
    eq(observation.indicator, indicator),
    eq(observation.region, region),
    eq(observation.state, 'approved'),
    lt(observation.decidedSequence, sql.placeholder('before')),
  )

const approvalsOfSeries = prepared(({ db, tables }) => {
  const { observation, decision } = tables
  return db
    .select({
      indicator: observation.indicator,
      region: observation.region,
      period: observation.period,
      revision: observation.revision,
      value: observation.value,
      numerator: observation.numerator,
      denominator: observation.denominator,
      bound: observation.bound,
      provenance: observation.provenance,
      decidedSequence: observation.decidedSequence,
      decidedAt: decision.at,
    })
    .from(observation)
    .leftJoin(decision, standsBy(tables))
    .where(and(approvedBefore(tables), lte(observation.periodEnd, sql.placeholder('at'))))
    .orderBy(desc(observation.decidedSequence))
    .limit(sql.placeholder('limit'))
})

/** Approvals that are read at a time, after the first. */
const approvalsPage = 10

/**
 * The approved values of a series that were in force at a view, of periods that had ended by then: the newest approval
 * first. Read down the index as far as one asks, the first of them alone.
 */
export async function* valuesInForce(
  reader: Reader,
  { indicator, region }: SeriesName,
  { at, asOf }: { readonly at: string; readonly asOf: number },
): AsyncGenerator<ApprovedRevision> {
  const seen = new Set<string>()
  let before = asOf + 1
  for (let limit = 1; ; limit = approvalsPage) {
    const rows = await approvalsOfSeries(reader).execute({ indicator, region, at, before, limit })
    for (const row of rows) {
      if (!seen.has(row.period)) yield row
      seen.add(row.period)
      before = row.decidedSequence ?? 0
    }
    if (rows.length < limit) return
  }
}

const newestUpTo = prepared(({ db, tables }) => {
  const { observation } = tables
  return db
    .select({ value: observation.value })
    .from(observation)
    .where(
      and(
        approvedBefore(tables),
        lte(observation.period, sql.placeholder('period')),
        gte(observation.period, from),
      ),
    )
    .orderBy(desc(observation.period), desc(observation.revision))
    .limit(1)
})

/**
 * What was approved before ledger sequence `before`: of the same cell, else of the last period before it, no earlier than
 * `from`; undefined where nothing was.
 */
export async function valueBefore(
  reader: Reader,
  { indicator, region, period }: SeriesName & { readonly period: string },
  from: number,
  before: number,
): Promise<string | null | undefined> {
  const [row] = await newestUpTo(reader).execute({
    indicator,
    region,
    period,
    from: String(from),
    before,
  })
  return row?.value
}

const entryOfRevision = prepared(({ db, tables: { observation } }) =>
  db
    .select({ sequence: observation.sequence })
    .from(observation)
    .where(
      and(
        eq(observation.indicator, indicator),
        eq(observation.region, region),
        eq(observation.period, sql.placeholder('period')),
        eq(observation.revision, sql.placeholder('revision')),
      ),
    ),
)

/** Sequence of the ledger's entry that a revision came with. */
export async function enteredWith(
  reader: Reader,
  {
    indicator,
    region,
    period,
    revision,
  }: Pick<ObservationRow, 'indicator' | 'region' | 'period' | 'revision'>,
): Promise<number> {
  const [row] = await entryOfRevision(reader).execute({ indicator, region, period, revision })
  return row?.sequence ?? 0
}

/** The last ledger sequence at or before an instant; 0 before the first. */
export async function sequenceAt({ db, tables: { ledger } }: Reader, instant: string): Promise<number> {
  const [last] = await db
    .select({ sequence: ledger.sequence })
    .from(ledger)
    .where(lte(ledger.at, instant))
    .orderBy(desc(ledger.at), desc(ledger.sequence))
    .limit(1)
  return last?.sequence ?? 0
}

/** The hash of an entry of the ledger. */
export async function ledgerHashAt({ db, tables: { ledger } }: Reader, sequence: number): Promise<string> {
  const [entry] = await db.select({ hash: ledger.hash }).from(ledger).where(eq(ledger.sequence, sequence))
  return entry?.hash ?? genesis.hash
}
