import { getTableColumns, eq, sql, type SQLWrapper } from 'drizzle-orm'
import { figureTransition, type FigureDecision } from '#metrics/workflow/figure-workflow.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Tables } from '../statements/reader.ts'
import { decisionStoodBy, stateLeft } from './as-known.ts'
import type { ObservationRow } from './observation-row.ts'

/** One decision on one revision, as stored. */
export type DecisionRow = Tables['decision']['$inferSelect']

/** The decision that a ledger entry tells of. */
export function decisionOf(
  { sequence, actor, at }: Pick<LedgerEntry, 'sequence' | 'actor' | 'at'>,
  {
    indicator,
    region,
    period,
    revision,
  }: Pick<ObservationRow, 'indicator' | 'region' | 'period' | 'revision'>,
  { level, verdict }: Pick<FigureDecision, 'level' | 'verdict'>,
  reason: string | null,
): DecisionRow {
  return { sequence, indicator, region, period, revision, level, verdict, actor, at, reason }
}

/** Of revisions that were approved as they were entered: that decision. */
export function decisionsMadeWith(rows: readonly ObservationRow[]): DecisionRow[] {
  const publication = figureTransition('publish')
  return rows
    .filter(({ state }) => state === publication.to)
    .map((row) => decisionOf(row, row, publication, null))
}

/** To be selected: a revision, with what the decision says that it stands by. */
export function revisionColumns({ observation, decision }: Tables) {
  const { actor: decidedBy, at: decidedAt, reason: returnReason } = decision
  return { ...getTableColumns(observation), decidedBy, decidedAt, returnReason }
}

/** To be joined by: the decision that a revision stands by. */
export function standsBy({ observation, decision }: Tables) {
  return eq(decision.sequence, observation.decidedSequence)
}

/** The same as it was at entry `asOf`: what was decided later is not in it. Joined by `stoodBy`. */
export function columnsAsOf(tables: Tables, asOf: SQLWrapper) {
  const { observation, decision } = tables
  const decidedLater = sql`${observation.decidedSequence} > ${asOf}`
  return {
    ...revisionColumns(tables),
    state: sql<string>`(case when ${decidedLater} then coalesce(${stateLeft(decision.verdict)}, ${observation.state})
      else ${observation.state} end)`,
    decidedSequence: decision.sequence,
  }
}

/** To be joined by: the decision that a revision stood by at entry `asOf`. */
export function stoodBy({ decision }: Tables, asOf: SQLWrapper) {
  return eq(decision.sequence, decisionStoodBy({ row: 'observation', asOf }))
}
