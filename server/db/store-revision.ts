import { sql } from 'drizzle-orm'
import { eventOf, observationKinds, subjectOf } from './observation-event.ts'
import type { ObservationRow } from './observation-row.ts'
import { prepared } from './prepared.ts'
import type { Writer } from './store.ts'

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
  const { state, ...content } = revision
  const entry = await writer.append({
    actor,
    kind: observationKinds[state],
    subject: subjectOf(revision),
    payload: eventOf(revision),
  })
  const approved = state === 'approved'
  await insert(writer).execute({
    ...content,
    actor,
    at: entry.at,
    sequence: entry.sequence,
    state,
    submittedSequence: state === 'draft' ? null : entry.sequence,
    decidedSequence: approved ? entry.sequence : null,
    decidedBy: approved ? actor : null,
    decidedAt: approved ? entry.at : null,
  })
  return entry.sequence
}
