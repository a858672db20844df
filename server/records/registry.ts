import type { Static } from 'typebox'
import { accountChangeRecords } from './kinds/access/account-changes.ts'
import { accountRecords } from './kinds/access/accounts.ts'
import { actionItemRecords } from './kinds/action-items.ts'
import { auditRecords } from './accounts/audit/audit-records.ts'
import { catalogueRecords } from './kinds/catalogue/catalogue.ts'
import { beginningRecords } from './kinds/beginning.ts'
import { collectorRecords } from './kinds/collectors.ts'
import { cutRecords } from './kinds/cuts.ts'
import { displayProfileRecords } from './kinds/access/display-profiles.ts'
import { displayRecords } from './kinds/access/displays.ts'
import { evaluationRecords } from './kinds/evaluations.ts'
import { figureStepRecords } from './kinds/revisions/figure-steps.ts'
import { evidenceRecords } from './kinds/filings/evidence.ts'
import { filingReminderRecords } from './kinds/filings/filing-reminders.ts'
import { filingUploadRecords } from './kinds/filings/filing-uploads.ts'
import { fileReferences } from './file-references.ts'
import { importRecords } from './kinds/imports.ts'
import { lightTurnRecords } from './kinds/light-turns.ts'
import { mapRecords } from './kinds/access/maps.ts'
import { messageRecords } from './kinds/messages.ts'
import { meetingPartRecords } from './kinds/meetings/meeting-parts.ts'
import { meetingRecords } from './kinds/meetings/meetings.ts'
import { proposalRecords } from './kinds/catalogue/proposals.ts'
import { peopleRecords } from './kinds/access/people.ts'
import { periodRecords } from './kinds/periods.ts'
import type { RecordKind, RecordRows, Unchanged } from './record-kind.ts'
import { remoteRecords } from './kinds/access/remotes.ts'
import { roundRecords } from './kinds/filings/rounds.ts'
import { revisionRecords } from './kinds/revisions/revisions.ts'
import { tokenRecords, webhookRecords } from './kinds/access/tokens.ts'
import type { TableKey } from '../db/statements/insert-rows.ts'

/**
 * Every kind of ledger entry, with its payload, the rows that it tells, and its words. A new kind is a file in `kinds/` and a line here;
 * verification, restoring and lists of the ledger then include it, and the tests ask for a sample.
 */
export const records = {
  ...revisionRecords,
  ...figureStepRecords,
  ...catalogueRecords,
  ...proposalRecords,
  ...evaluationRecords,
  ...meetingRecords,
  ...meetingPartRecords,
  ...actionItemRecords,
  ...periodRecords,
  ...importRecords,
  ...filingUploadRecords,
  ...filingReminderRecords,
  ...roundRecords,
  ...evidenceRecords,
  ...peopleRecords,
  ...tokenRecords,
  ...displayRecords,
  ...displayProfileRecords,
  ...remoteRecords,
  ...mapRecords,
  ...accountRecords,
  ...accountChangeRecords,
  ...auditRecords,
  ...messageRecords,
  ...lightTurnRecords,
  ...webhookRecords,
  ...collectorRecords,
  ...cutRecords,
  ...beginningRecords,
}

type Registered = typeof records
type Payloads = { readonly [Kind in keyof Registered]: Unchanged<Static<Registered[Kind]['payload']>> }

declare module '../db/ledger/ledger-payloads.ts' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- all of it is what it extends
  interface LedgerPayloads extends Payloads {}
}

/** The registered kind of this name; undefined for one that only a newer program knows. */
export function recordKindOf(kind: string): RecordKind | undefined {
  return Object.hasOwn(records, kind) ? records[kind as keyof Registered] : undefined
}

/** All rows that are verified against the ledger, those of several kinds once. */
export const recordRows: readonly RecordRows[] = [
  ...new Set(Object.values(records).flatMap(({ rows }) => rows ?? [])),
  fileReferences,
]

/** Whether entries of a kind tell these rows. An entry of any kind may refer to files. */
export function tellsOf(kind: string, rows: RecordRows): boolean {
  return rows === fileReferences || recordKindOf(kind)?.rows === rows
}

/** Tables whose rows the ledger tells as a whole. */
type ToldTable =
  | NonNullable<Registered[keyof Registered]['rows']>['tables'][number]
  | (typeof fileReferences)['tables'][number]

/**
 * All other tables, and what happens to them when a backup is restored: they stay, are held, are emptied, or are emptied where the ledger
 * is cut. A new table does not compile before the ledger tells it or it is listed here.
 */
export const besideTheLedger: Readonly<
  Record<Exclude<TableKey, 'ledger' | ToldTable>, 'stays' | 'held' | 'emptied' | 'emptied-at-a-cut'>
> = {
  // Accounts stay, and are stated by new entries where the ledger no longer tells them as they are: accounts/accounts.ts.
  person: 'stays',
  // The audit log has a chain of its own: accounts/audit/verify-audit.ts.
  auditEntry: 'stays',
  formerPassword: 'stays',
  knownAddress: 'stays',
  token: 'stays',
  display: 'stays',
  // The positions of receivers go back together with the ledger: hold-messages.ts.
  webhook: 'stays',
  // A restored collector goes on: it takes again what the copy has not.
  collector: 'stays',
  // An unfinished run in the copy belongs to a process that is gone; the next look closes it.
  jobRun: 'stays',
  // Waiting messages may have been delivered since the copy was made: hold-messages.ts.
  outbox: 'held',
  // Files to which the ledger of the copy does not refer are deleted: cut-back-restored.ts.
  file: 'stays',
  filePiece: 'stays',
  // Requests may be from after the cut; people put the earlier ones again.
  documentRequest: 'emptied-at-a-cut',
  // Drafts, and readings for them, stay.
  planDraft: 'stays',
  policyReading: 'stays',
  // Imports may lack entries after a cut; people send those again whose entries are gone.
  historyImport: 'emptied-at-a-cut',
  importPortion: 'emptied-at-a-cut',
  // Entries after a cut would otherwise count as read.
  bell: 'emptied-at-a-cut',
  watch: 'stays',
  // Addresses stay, and go back with the ledger: hold-messages.ts.
  delivery: 'stays',
  // What turned since the copy was made may have been told; lights are looked at from now on.
  lightsFollowed: 'emptied',
  // Every session ends.
  session: 'emptied',
  // Answers kept for repeated requests would tell of removed entries.
  idempotency: 'emptied-at-a-cut',
}
