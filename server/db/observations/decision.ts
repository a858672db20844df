import { getTableColumns, eq, sql, type SQLWrapper } from 'drizzle-orm'
import { figureTransition, type FigureDecision } from '#metrics/workflow/figure-workflow.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Tables } from '../statements/reader.ts'
import { decisionStoodBy, stateLeft } from './as-known.ts'
import type { ObservationRow } from './observation-row.ts'

/** A decision on a revision, as it is stored. */
export type DecisionRow = Tables['decision']['$inferSelect']

/** What a decision tells besides its verdict: its reason, and in a scheme with levels its level and the one from which the revision waits. */
export interface DecisionTold {
  readonly reason: string | null
  readonly level?: number
  readonly waitsFromLevel?: number | null
}

/** A revision with the level from which it waits. */
export type RevisionRow = ObservationRow & Pick<DecisionRow, 'waitsFromLevel'>

/** The decision of a ledger entry. */
export function decisionOf(
  { sequence, actor, at }: Pick<LedgerEntry, 'sequence' | 'actor' | 'at'>,
  {
    indicator,
    region,
    period,
    revision,
  }: Pick<ObservationRow, 'indicator' | 'region' | 'period' | 'revision'>,
  decision: Pick<FigureDecision, 'level' | 'verdict'>,
  { reason, level = decision.level, waitsFromLevel = null }: DecisionTold,
): DecisionRow {
  const { verdict } = decision
  return { sequence, indicator, region, period, revision, level, waitsFromLevel, verdict, actor, at, reason }
}

/** Whether a revision that is entered in a state was decided on with it: approved, or cleared for its release. */
export function isDecidedAtEntry(state: string): state is 'approved' | 'cleared' {
  return state === 'approved' || state === 'cleared'
}

/** The decisions of revisions that were approved as they were entered. */
export function decisionsMadeWith(rows: readonly ObservationRow[]): DecisionRow[] {
  const { level } = figureTransition('publish')
  return rows.flatMap((row) =>
    isDecidedAtEntry(row.state) ? decisionOf(row, row, { level, verdict: row.state }, { reason: null }) : [],
  )
}

/** The columns of a revision and of the decision that it stands by. */
export function revisionColumns({ observation, decision }: Tables) {
  const { actor: decidedBy, at: decidedAt, reason: returnReason, waitsFromLevel } = decision
  return { ...getTableColumns(observation), decidedBy, decidedAt, returnReason, waitsFromLevel }
}

/** The condition that joins a revision to the decision that it stands by. */
export function joinsLastDecision({ observation, decision }: Tables) {
  return eq(decision.sequence, observation.decidedSequence)
}

/** The columns of a revision as of the entry `asOf`, without later decisions. Joined by `joinsDecisionAsOf`. */
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

/** The condition that joins a revision to the decision that it stood by at the entry `asOf`. */
export function joinsDecisionAsOf({ decision }: Tables, asOf: SQLWrapper) {
  return eq(decision.sequence, decisionStoodBy({ row: 'observation', asOf }))
}
