import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { and, asc, desc, eq, gte, isNotNull, lte, ne, sql } from 'drizzle-orm'
import { emptyHead } from '../db/ledger/ledger.ts'
import { decisionStoodBy, wasApproved, wasHandedIn } from '../db/observations/as-known.ts'
import { columnsAsOf, joinsDecisionAsOf } from '../db/observations/decision.ts'
import type { ObservationRow } from '../db/observations/observation-row.ts'
import { prepared } from '../db/statements/prepared.ts'
import type { Reader } from '../db/store.ts'

const indicator = sql.placeholder('indicator')
const region = sql.placeholder('region')
const from = sql.placeholder('from')
const asOf = sql.placeholder('asOf')

const firstBreakOfCell = prepared(({ db, tables }) => {
  const { observation, decision } = tables
  return db
    .select(columnsAsOf(tables, asOf))
    .from(observation)
    .leftJoin(decision, joinsDecisionAsOf(tables, asOf))
    .where(
      and(
        eq(observation.indicator, indicator),
        eq(observation.region, region),
        eq(observation.period, sql.placeholder('period')),
        eq(observation.status, 'B'),
        wasHandedIn({ row: 'observation', asOf }),
      ),
    )
    .orderBy(asc(observation.revision))
    .limit(1)
})

/**
 * The first revision that is a break of definition, for each cell of which `rows` hold a later such revision; by it is told which values
 * were entered after the break. Rule G-7.
 */
export async function firstBreakRevisions(
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

/** The fields of an approved revision for a ticker. */
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
> & { readonly decidedSequence: number; readonly decidedAt: string }

/**
 * The approvals of a series that stood at `asOf` and were given before `before`. The first half of the union reads present approvals by
 * index. Revisions decided on after `asOf` have no index by their earlier approval, so the second half reads all of them; at the ledger's
 * end there are none.
 */
const approvalsOfSeries = prepared(({ db, tables }) => {
  const { observation, decision } = tables
  const before = sql.placeholder('before')
  const newestFirst = sql`order by approved_with desc limit ${sql.placeholder('limit')}`
  const ofSeries = sql`o.indicator = ${indicator} and o.region = ${region} and o.period_end <= ${sql.placeholder('at')}
    and o.status <> 'F'`
  const approvals = sql`(
    select * from (
      select o.period, o.revision, o.decided_sequence as approved_with from observation o
      where ${ofSeries} and o.state = 'approved' and o.decided_sequence < ${before} ${newestFirst}) as held
    union all
    select * from (
      select o.period, o.revision, given.sequence as approved_with from observation o
      inner join decision given on given.sequence = ${decisionStoodBy({ row: 'o', asOf })}
      where ${ofSeries} and o.decided_sequence > ${asOf} and given.verdict = 'approved' and given.sequence < ${before}
      ${newestFirst}) as since
  ) as approval`
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
      decidedSequence: decision.sequence,
      decidedAt: decision.at,
    })
    .from(approvals)
    .innerJoin(
      observation,
      and(
        eq(observation.indicator, indicator),
        eq(observation.region, region),
        sql`${observation.period} = approval.period and ${observation.revision} = approval.revision`,
      ),
    )
    .innerJoin(decision, sql`${decision.sequence} = approval.approved_with`)
    .orderBy(desc(decision.sequence))
    .limit(sql.placeholder('limit'))
})

/** The number of approvals that are read at a time, after the first. */
const approvalsPage = 10

/**
 * The approved values of a series that were in force at a view, for periods that ended up to its reference date, the newest approval
 * first. They are read along the index as far as needed, the first one alone.
 */
export async function* valuesInForce(
  reader: Reader,
  { indicator, region }: SeriesName,
  { at, asOf }: { readonly at: string; readonly asOf: number },
): AsyncGenerator<ApprovedRevision> {
  const seen = new Set<string>()
  let before = asOf + 1
  for (let limit = 1; ; limit = approvalsPage) {
    const rows = await approvalsOfSeries(reader).execute({ indicator, region, at, asOf, before, limit })
    for (const row of rows) {
      if (!seen.has(row.period)) yield row
      seen.add(row.period)
      before = row.decidedSequence
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
        eq(observation.indicator, indicator),
        eq(observation.region, region),
        wasApproved({ row: 'observation', asOf }),
        ne(observation.status, 'F'),
        lte(observation.period, sql.placeholder('period')),
        gte(observation.period, from),
      ),
    )
    .orderBy(desc(observation.period), desc(observation.revision))
    .limit(1)
})

/**
 * The value approved before ledger sequence `before`: of the same cell, or of the last period before it, no earlier than `from`; undefined
 * where there is none.
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
    asOf: before - 1,
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

/** The sequence of the ledger entry that brought a revision. */
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

/** The last ledger sequence at or before an instant; 0 before the first entry. */
export async function sequenceAt({ db, tables: { ledger } }: Reader, instant: string): Promise<number> {
  const [last] = await db
    .select({ sequence: ledger.sequence })
    .from(ledger)
    .where(lte(ledger.at, instant))
    .orderBy(desc(ledger.at), desc(ledger.sequence))
    .limit(1)
  return last?.sequence ?? 0
}

/** The hash of a ledger entry. */
export async function ledgerHashAt({ db, tables: { ledger } }: Reader, sequence: number): Promise<string> {
  const [entry] = await db.select({ hash: ledger.hash }).from(ledger).where(eq(ledger.sequence, sequence))
  return entry?.hash ?? emptyHead.hash
}

const interruptions = prepared(({ db, tables: { collector } }) =>
  db.select({ interrupted: collector.interrupted }).from(collector).where(isNotNull(collector.interrupted)),
)

/** The series that collectors brought which were interrupted by `asOf`, and still are. */
export async function interruptedSeries({
  reader,
  asOf,
}: {
  readonly reader: Reader
  readonly asOf: number
}): Promise<ReadonlySet<string>> {
  const rows = await interruptions(reader).execute()
  const found = new Set<string>()
  for (const { interrupted } of rows) {
    const { sequence, series } = JSON.parse(interrupted!) as { sequence: number; series: string[] }
    if (sequence <= asOf) for (const one of series) found.add(one)
  }
  return found
}
