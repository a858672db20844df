import { insertRows } from '../statements/insert-rows.ts'
import { decisionsMadeWith } from './decision.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import { eventOf, observationKinds, subjectOf } from './observation-event.ts'
import type { NewRevision, ObservationRow } from './observation-row.ts'
import type { NewEntry, Reader, Writer } from '../store.ts'

/** Puts revisions on the ledger and into the table in their order, by few statements. Returns the last sequence. */
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

/** Puts rows into the tables of revisions and decisions; the ledger has told of them. */
export async function insertRevisions(reader: Reader, rows: readonly ObservationRow[]): Promise<void> {
  await insertRows(reader, 'decision', decisionsMadeWith(rows))
  await insertRows(reader, 'observation', rows)
}

/** What the ledger is told of a revision. */
export function changeOf(actor: string, revision: NewRevision): NewEntry {
  return {
    actor,
    kind: observationKinds[revision.state],
    subject: subjectOf(revision),
    payload: eventOf(revision),
  }
}

/** A revision as its table has it, once the ledger has told of it. */
export function rowOf(
  { state, ...content }: NewRevision,
  { actor, at, sequence }: LedgerEntry,
): ObservationRow {
  const approved = state === 'approved'
  return {
    ...content,
    actor,
    at,
    sequence,
    state,
    submittedSequence: state === 'draft' ? null : sequence,
    decidedSequence: approved ? sequence : null,
    decidedBy: approved ? actor : null,
    decidedAt: approved ? at : null,
    returnReason: null,
  }
}
