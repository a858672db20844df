import { isOnDesk, workflowStates } from '#metrics/workflow/figure-workflow.ts'
import { aliasedTable, and, asc, count, eq, gt, gte, lte, min, notExists, sql } from 'drizzle-orm'
import { inStates, notInStates } from '../../db/observations/in-states.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { prepared } from '../../db/statements/prepared.ts'
import type { Reader } from '../../db/store.ts'

/** What never left its author, and so replaces nothing. */
const onDesk = workflowStates.filter(isOnDesk)

/** Submitted, undecided, not replaced by a later one, and not of a table of history, which is decided on as a whole. */
function undecided({ db, tables: { observation, importPortion } }: Reader) {
  const later = aliasedTable(observation, 'later')
  return and(
    inStates(observation.state, ['submitted']),
    notExists(
      db
        .select({ one: sql`1` })
        .from(later)
        .where(
          and(
            eq(later.indicator, observation.indicator),
            eq(later.region, observation.region),
            eq(later.period, observation.period),
            gt(later.revision, observation.revision),
            notInStates(later.state, onDesk),
          ),
        ),
    ),
    notExists(
      db
        .select({ one: sql`1` })
        .from(importPortion)
        .where(
          and(
            gte(importPortion.last, observation.submittedSequence),
            lte(importPortion.first, observation.submittedSequence),
          ),
        ),
    ),
  )
}

/** Rows that are read at a time. */
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

/** Revisions that wait for a decision and were handed in after a ledger entry, oldest first, in pages. */
export async function* waiting(reader: Reader, from: number): AsyncGenerator<readonly ObservationRow[]> {
  for (let after = from; ;) {
    const rows = await waitingAfter(reader).execute({ after })
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    after = rows.at(-1)!.submittedSequence!
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

/** How many cells of each series wait for a decision, by who entered them. One query. */
export function waitingBySeries(reader: Reader) {
  return waitingCounted(reader).execute()
}

/** How many cells wait for a decision, and since when the oldest. */
export async function waitingReview(reader: Reader): Promise<{ cells: number; oldestAt: string | null }> {
  const { observation } = reader.tables
  const [row] = await reader.db
    .select({ cells: count(), oldestAt: min(observation.at) })
    .from(observation)
    .where(undecided(reader))
  return row!
}
