import Type, { type Static } from 'typebox'
import { dateText } from '#metrics/wording/dates.ts'
import { bodyHash } from '../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Writer } from '../../db/store.ts'
import { recordKind } from '../record-kind.ts'
import { storedBodies } from '../stored-bodies.ts'

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
  /** The last entry of the ledger that was known, and its hash. */
  asOf: Type.Integer(),
  asOfHash: Type.String(),
  reason: Type.Optional(Type.String()),
  demo: Type.Boolean(),
  sha256: Type.String(),
})

/** What the ledger tells of a frozen picture, besides the hash of its text. */
export type FrozenFacts = Readonly<Omit<Static<typeof snapshot>, 'sha256'>>

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
}

/** A meeting as it was convened; `id` is given apart, since the table is keyed by it. */
export interface ConvenedMeeting {
  readonly series: string
  readonly title: string
  readonly date: string
  readonly at: string
  readonly scopes: readonly string[]
}

/** Stores a meeting with its ledger entry. */
export async function storeMeeting(
  writer: Writer,
  actor: string,
  id: string,
  { series, title, date, at, scopes }: ConvenedMeeting,
): Promise<LedgerEntry> {
  const body = JSON.stringify({ series, title, date, at, scopes })
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
