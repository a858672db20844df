import { insertRows } from '../statements/insert-rows.ts'
import { decisionsMadeWith, isDecidedAtEntry } from './decision.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import { eventOf, observationKinds, subjectOf } from './observation-event.ts'
import type { NewRevision, ObservationRow } from './observation-row.ts'
import type { NewEntry, Reader, Writer } from '../store.ts'

/** Stores revisions on the ledger and in the table in their order, by few statements. Returns the last sequence. */
export async function storeRevisions(
  writer: Writer,
  actor: string,
  revisions: readonly NewRevision[],
): Promise<number> {
  const entries = await writer.appendAll(revisions.map((revision) => changeOf(actor, revision)))
  await insertRevisions(
    writer,
    entries.map((entry, place) => rowOf(revisions[place]!, entry)),
  )
  return entries.at(-1)?.sequence ?? 0
}

/** Inserts rows of revisions and decisions, whose entries are on the ledger already. */
export async function insertRevisions(reader: Reader, rows: readonly ObservationRow[]): Promise<void> {
  await insertRows(reader, 'decision', decisionsMadeWith(rows))
  await insertRows(reader, 'observation', rows)
}

/** The ledger entry of a revision. */
export function changeOf(actor: string, revision: NewRevision): NewEntry {
  return {
    actor,
    kind: observationKinds[revision.state],
    subject: subjectOf(revision),
    payload: eventOf(revision),
  }
}

/** The row of a revision, once its ledger entry exists. */
export function rowOf(
  { state, ...content }: NewRevision,
  { actor, at, sequence }: LedgerEntry,
): ObservationRow {
  const decided = isDecidedAtEntry(state)
  return {
    ...content,
    actor,
    at,
    sequence,
    state,
    submittedSequence: state === 'draft' ? null : sequence,
    decidedSequence: decided ? sequence : null,
    decidedBy: decided ? actor : null,
    decidedAt: decided ? at : null,
    returnReason: null,
  }
}
