import Type, { type Static } from 'typebox'
import { dateText } from '#metrics/wording/dates.ts'
import { documentKindWords } from '#metrics/wording/installation/documents.ts'
import { DocumentKind, type DocumentHead } from '../../../contract/documents.ts'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import { appendReferring } from '../../../db/files/refer-to-files.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'

const convened = 'meeting.convened'
const frozen = 'meeting.frozen'
const meetingPrefix = 'meeting/'
const snapshotPrefix = 'meeting-snapshot/'

const meeting = Type.Object({
  title: Type.String(),
  date: Type.String(),
  at: Type.String(),
  sha256: Type.String(),
})

const snapshot = Type.Object({
  meeting: Type.String(),
  title: Type.String(),
  version: Type.Integer(),
  at: Type.String(),
  /** The last known ledger entry, and its hash. */
  asOf: Type.Integer(),
  asOfHash: Type.String(),
  reason: Type.Optional(Type.String()),
  demo: Type.Boolean(),
  /** The name that the person had when freezing it; entries of earlier releases have none. */
  frozenBy: Type.Optional(Type.String()),
  sha256: Type.String(),
})

/** The facts of a frozen picture on the ledger, besides the hash of its text. */
export type FrozenFacts = Readonly<Omit<Static<typeof snapshot>, 'sha256'>>

const made = 'meeting.documented'
const documentPrefix = 'meeting-document/'

const document = Type.Object({
  meeting: Type.String(),
  title: Type.String(),
  version: Type.Integer(),
  kind: DocumentKind,
  edition: Type.Integer(),
  /** The version of the program that made the document. */
  program: Type.String(),
  sha256: Type.String(),
})

/** The facts of a document on the ledger, besides its file and the hash of its row. */
export type MadeDocument = Readonly<Omit<Static<typeof document>, 'sha256'>>

export const meetingRecords = {
  [convened]: recordKind({
    payload: meeting,
    rows: storedBodies('meeting', { kinds: [convened], prefix: meetingPrefix, named: '会议' }),
    words: ({ title, date, at }) => `筹备会议“${title}”（${dateText(date)}，基准日${dateText(at)}）`,
  }),
  [frozen]: recordKind({
    payload: snapshot,
    rows: storedBodies('meetingSnapshot', { kinds: [frozen], prefix: snapshotPrefix, named: '会议快照' }),
    words: ({ title, version, at, asOf, reason }) =>
      `定格会议“${title}”第${version}版（基准日${dateText(at)}，底账截至第 ${asOf} 号）` +
      (reason === undefined ? '' : `，原因：${reason}`),
  }),
  [made]: recordKind({
    payload: document,
    rows: storedBodies('meetingDocument', { kinds: [made], prefix: documentPrefix, named: '会议文件' }),
    words: ({ title, version, kind, edition }) =>
      `制作会议“${title}”的${documentKindWords[kind]}（快照第${version}版${edition === 1 ? '' : `，第${edition}次`}）`,
  }),
}

/** A meeting as it was convened; `id` is separate, because it is the key of the table. */
export interface ConvenedMeeting {
  readonly series: string
  readonly title: string
  readonly date: string
  readonly at: string
  readonly scopes: readonly string[]
  /** The names of the scopes at the convening; older meetings have none. */
  readonly scopeNames?: readonly string[]
}

/** Stores a meeting with its ledger entry. */
export async function storeMeeting(
  writer: Writer,
  actor: string,
  id: string,
  convening: ConvenedMeeting,
): Promise<LedgerEntry> {
  const { title, date, at } = convening
  const body = JSON.stringify(convening)
  const payload = { title, date, at, sha256: bodyHash(body) }
  const entry = await writer.append({ actor, kind: convened, subject: meetingPrefix + id, payload })
  await writer.db.insert(writer.tables.meeting).values({ id, body, sequence: entry.sequence })
  return entry
}

/** Stores a meeting's picture for good, with its ledger entry, which holds the hash of its text. */
export async function storeMeetingSnapshot(
  writer: Writer,
  actor: string,
  facts: FrozenFacts,
  body: string,
): Promise<LedgerEntry> {
  const { meeting, version } = facts
  const id = `${meeting}-${version}`
  const payload = { ...facts, sha256: bodyHash(body) }
  const entry = await writer.append({ actor, kind: frozen, subject: snapshotPrefix + id, payload })
  await writer.db
    .insert(writer.tables.meetingSnapshot)
    .values({ id, meeting, version, body, sequence: entry.sequence })
  return entry
}

/** The row of a document, as JSON. */
export interface DocumentBody extends MadeDocument {
  readonly file: { readonly hash: string; readonly name: string; readonly size: number }
  /** What an office prints around the document. */
  readonly head: DocumentHead
}

/** Stores a document's facts with its ledger entry, which refers to the file. */
export async function storeDocument(
  writer: Writer,
  actor: string,
  id: string,
  { file, head, ...facts }: DocumentBody,
): Promise<LedgerEntry> {
  const body = JSON.stringify({ ...facts, file, head })
  const change = {
    actor,
    kind: made,
    subject: documentPrefix + id,
    payload: { ...facts, sha256: bodyHash(body) },
  } as const
  const entry = await appendReferring(writer, change, [file])
  const { meetingDocument } = writer.tables
  await writer.db
    .insert(meetingDocument)
    .values({ id, meeting: facts.meeting, body, sequence: entry.sequence })
  return entry
}
