import Type, { type Static } from 'typebox'
import { bodyHash } from '../../../db/catalogue/catalogue-records.ts'
import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { Writer } from '../../../db/store.ts'
import { recordKind } from '../../record-kind.ts'
import { storedBodies } from '../../stored-bodies.ts'

const prefix = 'meeting-part/'

const payload = Type.Object({
  meeting: Type.String(),
  title: Type.String(),
  /** The part of the meeting: `held`, `agenda/red.<target>` … */
  part: Type.String(),
  version: Type.Integer(),
  /** What was done, in a clause. */
  what: Type.Optional(Type.String()),
  sha256: Type.String(),
})
type Payload = Static<typeof payload>

const acts = {
  'meeting.agenda-edited': ({ title, what }: Payload) => `编排会议“${title}”的议题：${what}`,
  'meeting.narrative-asked': ({ title, what }: Payload) => `为会议“${title}”请单位说明：${what}`,
  'meeting.narrative-answered': ({ title, what }: Payload) => `为会议“${title}”说明：${what}`,
  'meeting.narrative-reminded': ({ title, what }: Payload) => `为会议“${title}”催请单位说明：${what}`,
  'meeting.held': ({ title }: Payload) => `会议“${title}”开会`,
  'meeting.noted': ({ title, what, version }: Payload) => `记录会议“${title}”：${what}，第 ${version} 稿`,
  'meeting.closed': ({ title }: Payload) => `会议“${title}”结束`,
  'meeting.cancelled': ({ title, what }: Payload) => `取消会议“${title}”，原因：${what}`,
} as const
export type PartKind = keyof typeof acts
const kinds = Object.keys(acts) as PartKind[]

const rows = storedBodies('meetingPart', { kinds, prefix, named: '会议记录' })

const kindOf = (kind: PartKind) => recordKind({ payload, rows, words: (told) => acts[kind](told) })
export const meetingPartRecords = {
  'meeting.agenda-edited': kindOf('meeting.agenda-edited'),
  'meeting.narrative-asked': kindOf('meeting.narrative-asked'),
  'meeting.narrative-answered': kindOf('meeting.narrative-answered'),
  'meeting.narrative-reminded': kindOf('meeting.narrative-reminded'),
  'meeting.held': kindOf('meeting.held'),
  'meeting.noted': kindOf('meeting.noted'),
  'meeting.closed': kindOf('meeting.closed'),
  'meeting.cancelled': kindOf('meeting.cancelled'),
}

/** The next version of a part of a meeting. */
export interface NewPart {
  readonly meeting: string
  readonly title: string
  readonly part: string
  readonly version: number
  readonly what?: string
}

/** Stores the next version of a part of a meeting with its ledger entry, which holds the hash of its text. */
export async function storePart(
  writer: Writer,
  actor: string,
  kind: PartKind,
  facts: NewPart,
  content: object,
): Promise<LedgerEntry> {
  const body = JSON.stringify(content)
  const { meeting, part, version } = facts
  const id = `${meeting}/${part}/${version}`
  const entry = await writer.append({
    actor,
    kind,
    subject: prefix + id,
    payload: { ...facts, sha256: bodyHash(body) },
  })
  await writer.db
    .insert(writer.tables.meetingPart)
    .values({ id, meeting, part, version, body, sequence: entry.sequence })
  return entry
}
