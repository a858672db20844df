import { and, asc, count, desc, eq, gt, gte, isNotNull, lt, lte, min, notExists, or, sql } from 'drizzle-orm'
import {
  revisionColumns,
  joinsLastDecision,
  type DecisionRow,
  type RevisionRow,
} from '../../db/observations/decision.ts'
import { entered } from '../../db/observations/conditions/entered-before.ts'
import { inStates } from '../../db/observations/conditions/in-states.ts'
import { subjectOf } from '../../db/observations/observation-event.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { waitsForDecision } from '../../db/observations/conditions/waits-for-decision.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Reader } from '../../db/store.ts'

/**
 * The condition of revisions that wait for a decision of their own. The revisions of an import are decided as a whole, and count here only
 * after their approval was revoked.
 */
export function waitsForOwnDecision(reader: Reader) {
  const { observation, importPortion } = reader.tables
  return and(
    waitsForDecision(reader),
    or(
      isNotNull(observation.decidedSequence),
      notExists(
        reader.db
          .select({ one: sql`1` })
          .from(importPortion)
          .where(
            and(
              gte(importPortion.last, observation.submittedSequence),
              lte(importPortion.first, observation.submittedSequence),
            ),
          ),
      ),
    ),
  )
}

/** The numbers of waiting rows, and of revisions whose endorsements are asked for, that are read at a time. */
export const pageLength = 500
const endorsedTogether = 100

const waitingAfter = prepared((reader) => {
  const { observation, decision } = reader.tables
  const { verdict, level } = decision
  return reader.db
    .select({ ...revisionColumns(reader.tables), verdict, level })
    .from(observation)
    .leftJoin(decision, joinsLastDecision(reader.tables))
    .where(and(waitsForOwnDecision(reader), gt(observation.submittedSequence, sql.placeholder('after'))))
    .orderBy(asc(observation.submittedSequence))
    .limit(pageLength)
})

/** A revision that waits, with the last decision on it, if there is one. */
export type WaitingRow = RevisionRow & { readonly [Field in 'verdict' | 'level']: DecisionRow[Field] | null }

/** Revisions that wait for a decision and were submitted after a ledger entry, oldest first, in pages. */
export async function* waiting(reader: Reader, from: number): AsyncGenerator<readonly WaitingRow[]> {
  for (let after = from; ;) {
    const rows = await waitingAfter(reader).execute({ after })
    if (rows.length > 0) yield rows
    if (rows.length < pageLength) return
    after = rows.at(-1)!.submittedSequence!
  }
}

const endorsedNow = prepared((reader) => {
  const { observation, decision } = reader.tables
  const { verdict, level } = decision
  return reader.db
    .select({ ...revisionColumns(reader.tables), verdict, level })
    .from(observation)
    .innerJoin(decision, joinsLastDecision(reader.tables))
    .where(and(waitsForDecision(reader), eq(verdict, 'endorsed')))
    .orderBy(desc(decision.sequence))
})

/** Revisions that a level endorsed and that wait at the next one, the last endorsement first. */
export function endorsedRevisions(reader: Reader): Promise<readonly WaitingRow[]> {
  return endorsedNow(reader).execute()
}

const approvedBefore = prepared((reader) => {
  const { observation, decision } = reader.tables
  return reader.db
    .select(revisionColumns(reader.tables))
    .from(decision)
    .innerJoin(
      observation,
      and(
        eq(observation.indicator, decision.indicator),
        eq(observation.region, decision.region),
        eq(observation.period, decision.period),
        eq(observation.revision, decision.revision),
        eq(observation.decidedSequence, decision.sequence),
      ),
    )
    .where(
      and(
        inStates(observation.state, ['approved', 'cleared']),
        lt(decision.sequence, sql.placeholder('before')),
      ),
    )
    .orderBy(desc(decision.sequence))
    .limit(pageLength)
})

/** The revisions that were approved, or cleared for their release, before a ledger entry and still are, the last approval first, in pages. */
export async function* approvedRevisions(
  reader: Reader,
  from: number,
): AsyncGenerator<readonly ObservationRow[]> {
  for (let before = from; ;) {
    const rows = await approvedBefore(reader).execute({ before })
    if (rows.length > 0) yield rows
    if (rows.length < pageLength) return
    before = rows.at(-1)!.decidedSequence!
  }
}

const waitingCounted = prepared((reader) => {
  const { observation, decision } = reader.tables
  const { indicator, region, actor } = observation
  const { waitsFromLevel } = decision
  const endorsedByCaller = sql`(select min(own.level) from decision own where own.indicator = ${indicator}
    and own.region = ${region} and own.period = ${observation.period} and own.revision = ${observation.revision}
    and own.actor = ${sql.placeholder('caller')} and own.verdict = 'endorsed')`
  const level = sql<number | null>`case when ${waitsFromLevel} is null then null else ${endorsedByCaller} end`
  const waits = reader.db
    .select({
      ...{ indicator, region, actor, waitsFromLevel, endorsedLevel: level.as('endorsed_level') },
      entered: entered(reader),
    })
    .from(observation)
    .leftJoin(decision, joinsLastDecision(reader.tables))
    .where(waitsForOwnDecision(reader))
    .as('waits')
  const grouped = {
    ...{ indicator: waits.indicator, region: waits.region, actor: waits.actor },
    ...{ waitsFromLevel: waits.waitsFromLevel, endorsedLevel: waits.endorsedLevel, entered: waits.entered },
  }
  return reader.db
    .select({ ...grouped, cells: count() })
    .from(waits)
    .groupBy(...Object.values(grouped).map((column) => sql`${column}`))
})

/** The number of waiting cells of each series, by author, level, and what `caller` did: entered their value, endorsed them. One query. */
export function waitingBySeries(reader: Reader, caller: string) {
  return waitingCounted(reader).execute({ caller })
}

const waitingNamed = prepared((reader) => {
  const { observation, decision } = reader.tables
  const { indicator, region, period, revision, actor, at, submittedSequence } = observation
  return reader.db
    .select({
      ...{ indicator, region, period, revision, actor, at, sequence: submittedSequence },
      ...{ waitsFromLevel: decision.waitsFromLevel, decided: decision.sequence, decidedAt: decision.at },
      entered: entered(reader),
    })
    .from(observation)
    .leftJoin(decision, joinsLastDecision(reader.tables))
    .where(waitsForOwnDecision(reader))
    .orderBy(asc(submittedSequence))
})

/**
 * The waiting cells with their authors, since when they wait and by which ledger entry: that of their submission, or where a level has
 * decided on them, of its last decision, and whether `caller` entered their value before. The one that waits longest stands first. One query.
 */
export async function waitingCells(reader: Reader, caller = '') {
  const rows = await waitingNamed(reader).execute({ caller })
  const cells = rows.map(({ sequence, decided, decidedAt, at, ...row }) =>
    row.waitsFromLevel === null
      ? { ...row, at, sequence: sequence! }
      : { ...row, at: decidedAt!, sequence: decided! },
  )
  return cells.sort((a, b) => a.sequence - b.sequence)
}

/** The lowest level at which an actor has endorsed each of these revisions; undefined where they have not. */
export async function endorsementsBy(
  { db, tables: { decision } }: Reader,
  actor: string,
  rows: readonly Revision[],
): Promise<(row: Revision) => number | undefined> {
  const found = new Map<string, number>()
  const { indicator, region, period, revision, level } = decision
  for (let first = 0; first < rows.length; first += endorsedTogether) {
    const keys = rows.slice(first, first + endorsedTogether).map(keyOf)
    const endorsed = await db
      .select({ indicator, region, period, revision, level })
      .from(decision)
      .where(
        and(
          sql`(${indicator}, ${region}, ${period}, ${revision}) in (values ${sql.join(keys, sql`, `)})`,
          eq(decision.actor, actor),
          eq(decision.verdict, 'endorsed'),
        ),
      )
    for (const one of endorsed) {
      const key = subjectOf(one)
      found.set(key, Math.min(one.level, found.get(key) ?? Infinity))
    }
  }
  return (row) => found.get(subjectOf(row))
}

/** The level that endorsed each of these revisions, where that is the last decision on it; else undefined. */
export async function lastEndorsements(
  { db, tables: { decision, observation } }: Reader,
  rows: readonly Revision[],
): Promise<(row: Revision) => number | undefined> {
  const found = new Map<string, number>()
  const { indicator, region, period, revision } = observation
  for (let first = 0; first < rows.length; first += endorsedTogether) {
    const keys = rows.slice(first, first + endorsedTogether).map(keyOf)
    const endorsed = await db
      .select({ indicator, region, period, revision, level: decision.level })
      .from(observation)
      .innerJoin(decision, eq(decision.sequence, observation.decidedSequence))
      .where(
        and(
          sql`(${indicator}, ${region}, ${period}, ${revision}) in (values ${sql.join(keys, sql`, `)})`,
          eq(decision.verdict, 'endorsed'),
        ),
      )
    for (const one of endorsed) found.set(subjectOf(one), one.level)
  }
  return (row) => found.get(subjectOf(row))
}

const keyOf = ({ indicator, region, period, revision }: Revision) =>
  sql`(${indicator}, ${region}, ${period}, cast(${revision} as integer))`

type Revision = Pick<ObservationRow, 'indicator' | 'region' | 'period' | 'revision'>

/** The number of waiting cells, and the time of the oldest. */
export async function waitingReview(reader: Reader): Promise<{ cells: number; oldestAt: string | null }> {
  const { observation } = reader.tables
  const [row] = await reader.db
    .select({ cells: count(), oldestAt: min(observation.at) })
    .from(observation)
    .where(waitsForOwnDecision(reader))
  return row!
}
