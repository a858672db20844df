import { sql } from 'drizzle-orm'
import { batchOf, insertMany } from '../statements/insert-rows.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import { eventOf, observationKinds, subjectOf } from './observation-event.ts'
import type { ObservationRow } from './observation-row.ts'
import { prepared } from '../statements/prepared.ts'
import type { Change, Writer } from '../store.ts'

/** A revision about to be stored; the ledger gives it its sequence and time. */
export interface NewRevision extends Pick<
  ObservationRow,
  | 'indicator'
  | 'region'
  | 'period'
  | 'revision'
  | 'periodEnd'
  | 'value'
  | 'reason'
  | 'status'
  | 'bound'
  | 'numerator'
  | 'denominator'
  | 'note'
  | 'provenance'
  | 'findings'
> {
  readonly state: 'draft' | 'submitted' | 'approved'
}

const columns = [
  'indicator',
  'region',
  'period',
  'revision',
  'periodEnd',
  'value',
  'reason',
  'status',
  'bound',
  'numerator',
  'denominator',
  'note',
  'provenance',
  'findings',
  'actor',
  'at',
  'sequence',
  'state',
  'submittedSequence',
  'decidedSequence',
  'decidedBy',
  'decidedAt',
  'returnReason',
] as const satisfies readonly (keyof ObservationRow)[]

const insert = prepared(({ db, tables }) =>
  db
    .insert(tables.observation)
    .values(
      Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as Record<
        (typeof columns)[number],
        ReturnType<typeof sql.placeholder>
      >,
    ),
)

/** Puts a revision on the ledger and into the table, in one transaction. Returns the entry's sequence. */
export async function storeRevision(writer: Writer, actor: string, revision: NewRevision): Promise<number> {
  const entry = await writer.append(changeOf(actor, revision))
  await insert(writer).execute(rowOf(revision, entry))
  return entry.sequence
}

/** So many of them are stored by two statements. */
export const revisionsAtOnce = batchOf

/** Puts revisions on the ledger and into the table in their order, as `storeRevision` does one. Returns the last sequence. */
export async function storeRevisions(
  writer: Writer,
  actor: string,
  revisions: readonly NewRevision[],
): Promise<number> {
  const entries = await writer.appendAll(revisions.map((revision) => changeOf(actor, revision)))
  const rows = entries.map((entry, place) => rowOf(revisions[place]!, entry))
  await insertMany(writer, 'observation', rows, insert)
  return entries.at(-1)?.sequence ?? 0
}

function changeOf(actor: string, revision: NewRevision): Change {
  return {
    actor,
    kind: observationKinds[revision.state],
    subject: subjectOf(revision),
    payload: eventOf(revision),
  }
}

function rowOf({ state, ...content }: NewRevision, { actor, at, sequence }: LedgerEntry): ObservationRow {
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
