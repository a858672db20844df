import { and, asc, between, eq, getTableColumns, gt, isNull, ne, or, sql } from 'drizzle-orm'
import {
  figureDecisions,
  stateLeftBy,
  type FigureDecision,
  type FigureVerdict,
} from '#metrics/workflow/figure-workflow.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import { decisionOf, type DecisionRow } from '../../../db/observations/decision.ts'
import { observationKinds, subjectOf } from '../../../db/observations/observation-event.ts'
import type { Reader } from '../../../db/store.ts'
import type { RecordFault } from '../../record-kind.ts'
import { columnsThatDiffer, toldBy } from './observation-entry.ts'

const decisions: ReadonlyMap<string, FigureDecision> = new Map(
  figureDecisions.map((decision) => [observationKinds[decision.verdict], decision]),
)

export const decisionKinds = [...decisions.keys()]

/** The decision that a kind of entry tells, if any. */
export function decisionToldBy({ kind }: Pick<LedgerEntry, 'kind'>): FigureDecision | undefined {
  return decisions.get(kind)
}

/** The stored decisions of these entries by sequence; the entries are in order. */
export async function decisionsStored(
  { db, tables: { decision } }: Reader,
  entries: readonly LedgerEntry[],
): Promise<ReadonlyMap<number, DecisionRow>> {
  const [first, last] = [entries[0]!.sequence, entries.at(-1)!.sequence]
  const rows = await db
    .select()
    .from(decision)
    .where(between(decision.sequence, first, last))
  return new Map(rows.map((row) => [row.sequence, row]))
}

/** The difference between a stored decision and its ledger entry; undefined where there is none, or the entry tells no decision. */
export function faultOfDecision(
  stored: ReadonlyMap<number, DecisionRow>,
  entry: LedgerEntry,
): string | undefined {
  const decision = decisionToldBy(entry)
  if (decision === undefined) return undefined
  const { told, event } = toldBy(entry)
  const name = `数据 ${subjectOf(event)} 的审核结论`
  const row = stored.get(entry.sequence)
  if (!row) return `${name}不见了`
  const altered = columnsThatDiffer(row, decisionOf(entry, event, decision, told))
  return altered.length === 0 ? undefined : `${name}被改动：${altered.join('、')}`
}

/** A decision without a ledger entry. */
export async function unrecordedDecision({
  db,
  tables: { decision, ledger },
}: Reader): Promise<RecordFault | undefined> {
  const subject = sql`${decision.indicator} || '/' || ${decision.region} || '/' || ${decision.period} || '/' || ${decision.revision}`
  const [unrecorded] = await db
    .select({ sequence: decision.sequence, subject: sql<string>`${subject}` })
    .from(decision)
    .leftJoin(ledger, eq(ledger.sequence, decision.sequence))
    .where(
      or(
        isNull(ledger.sequence),
        ne(ledger.subject, subject),
        ne(ledger.kind, sql`'observation.' || ${decision.verdict}`),
      ),
    )
    .orderBy(asc(decision.sequence))
    .limit(1)
  return (
    unrecorded && { sequence: unrecorded.sequence, fault: `数据 ${unrecorded.subject} 的审核结论底账中没有` }
  )
}

/** Deletes the decisions after entry `last`: a revision then stands by its last remaining decision, or by none. */
export async function cutDecisions(
  { db, tables: { observation, decision } }: Reader,
  last: number,
): Promise<void> {
  await db.delete(decision).where(gt(decision.sequence, last))
  const takenBack = gt(observation.decidedSequence, last)
  const { indicator, region, period, revision } = observation
  const isOf = (one: typeof decision | DecisionRow) =>
    and(
      eq(indicator, one.indicator),
      eq(region, one.region),
      eq(period, one.period),
      eq(revision, one.revision),
    )
  const left = await db
    .select(getTableColumns(decision))
    .from(decision)
    .innerJoin(observation, and(isOf(decision), takenBack))
    .orderBy(asc(decision.sequence))
  const before = sql`case when ${observation.submittedSequence} is null then 'draft' else 'submitted' end`
  await db
    .update(observation)
    .set({ state: before, decidedSequence: null, decidedBy: null, decidedAt: null, returnReason: null })
    .where(takenBack)
  for (const one of left) {
    const { sequence: decidedSequence, actor: decidedBy, at: decidedAt, reason } = one
    const state = stateLeftBy(one.verdict as FigureVerdict)
    await db
      .update(observation)
      .set({ state, decidedSequence, decidedBy, decidedAt, returnReason: reason })
      .where(isOf(one))
  }
}
