import { aliasedTable, and, eq, gt, isNull, sql, type SQL } from 'drizzle-orm'
import {
  isOnDesk,
  isUndecided,
  workflowStates,
  type WorkflowState,
} from '#metrics/workflow/figure-workflow.ts'
import type { Reader } from '../../store.ts'
import { inStates, notInStates } from './in-states.ts'

/** The states of revisions that are not submitted; they replace no other revision. */
const onDesk = workflowStates.filter(isOnDesk)
/** The states of revisions that wait for a decision. */
const waiting = workflowStates.filter(isUndecided)

/** The condition for revisions that wait for a decision and are not replaced by a later one. */
export function waitsForDecision(reader: Reader): SQL | undefined {
  return standsInStates(reader, waiting)
}

/**
 * The condition for revisions in these states that are not replaced by a later one. The next one is asked for in the order of the cell's key.
 * PostgreSQL then goes by that key even without statistics, and does not read the whole series.
 */
export function standsInStates(
  { db, tables: { observation } }: Reader,
  states: readonly WorkflowState[],
): SQL | undefined {
  const later = aliasedTable(observation, 'later')
  const next = db
    .select({ revision: later.revision })
    .from(later)
    .where(
      and(
        eq(later.indicator, observation.indicator),
        eq(later.region, observation.region),
        eq(later.period, observation.period),
        gt(later.revision, observation.revision),
        notInStates(later.state, onDesk),
      ),
    )
    .orderBy(later.revision)
    .limit(1)
  return and(inStates(observation.state, states), isNull(sql`(${next})`))
}
