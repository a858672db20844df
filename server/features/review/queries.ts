import { and, asc, count, desc, eq, gt, gte, isNotNull, lt, lte, min, notExists, or, sql } from 'drizzle-orm'
import { revisionColumns } from '../../db/observations/decision.ts'
import { inStates } from '../../db/observations/in-states.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { waitsForDecision } from '../../db/observations/waits-for-decision.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Reader } from '../../db/store.ts'

/**
 * The condition of revisions that wait for a decision of their own. The revisions of an import are decided as a whole, and count here only
 * after their approval was revoked.
 */
function undecided(reader: Reader) {
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

/** The number of rows that are read at a time. */
const page = 500

const waitingAfter = prepared((reader) => {
  const { observation } = reader.tables
  return reader.db
    .select()
    .from(observation)
    .where(and(undecided(reader), gt(observation.submittedSequence, sql.placeholder('after'))))
    .orderBy(asc(observation.submittedSequence))
    .limit(page)
})

/** Revisions that wait for a decision and were submitted after a ledger entry, oldest first, in pages. */
export async function* waiting(reader: Reader, from: number): AsyncGenerator<readonly ObservationRow[]> {
  for (let after = from; ;) {
    const rows = await waitingAfter(reader).execute({ after })
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    after = rows.at(-1)!.submittedSequence!
  }
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
    .where(and(inStates(observation.state, ['approved']), lt(decision.sequence, sql.placeholder('before'))))
    .orderBy(desc(decision.sequence))
    .limit(page)
})

/** The approved revisions, the last approval first, in pages. */
export async function* approvedRevisions(
  reader: Reader,
  from: number,
): AsyncGenerator<readonly ObservationRow[]> {
  for (let before = from; ;) {
    const rows = await approvedBefore(reader).execute({ before })
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    before = rows.at(-1)!.decidedSequence!
  }
}

const waitingCounted = prepared((reader) => {
  const { indicator, region, actor } = reader.tables.observation
  return reader.db
    .select({ indicator, region, actor, cells: count() })
    .from(reader.tables.observation)
    .where(undecided(reader))
    .groupBy(indicator, region, actor)
})

/** The number of waiting cells of each series, by author. One query. */
export function waitingBySeries(reader: Reader) {
  return waitingCounted(reader).execute()
}

const waitingNamed = prepared((reader) => {
  const { indicator, region, period, actor, at, submittedSequence } = reader.tables.observation
  return reader.db
    .select({ indicator, region, period, actor, at, sequence: submittedSequence })
    .from(reader.tables.observation)
    .where(undecided(reader))
    .orderBy(asc(submittedSequence))
})

/** The waiting cells with their authors and ledger entries, oldest first. One query. */
export async function waitingCells(reader: Reader) {
  const rows = await waitingNamed(reader).execute()
  return rows.map(({ sequence, ...row }) => ({ ...row, sequence: sequence! }))
}

/** The number of waiting cells, and the time of the oldest. */
export async function waitingReview(reader: Reader): Promise<{ cells: number; oldestAt: string | null }> {
  const { observation } = reader.tables
  const [row] = await reader.db
    .select({ cells: count(), oldestAt: min(observation.at) })
    .from(observation)
    .where(undecided(reader))
  return row!
}
