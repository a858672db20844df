import { and, asc, desc, eq, inArray, max } from 'drizzle-orm'
import type { MeetingSnapshotBrief } from '../../contract/meetings.ts'
import type { ConvenedMeeting, FrozenFacts } from '../../records/kinds/meetings/meetings.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Reader } from '../../db/store.ts'

/** A meeting, as the database and the ledger hold it. */
export interface StoredMeeting extends ConvenedMeeting {
  readonly id: string
  readonly createdAt: string
  readonly actor: string
}

/** A frozen picture without its text. */
export interface StoredMeetingSnapshot {
  readonly frozenAt: string
  readonly actor: string
  readonly facts: FrozenFacts & { readonly sha256: string }
}

const meetings = ({ db, tables: { meeting, ledger } }: Reader) =>
  db
    .select({ id: meeting.id, body: meeting.body, createdAt: ledger.at, actor: ledger.actor })
    .from(meeting)
    .innerJoin(ledger, eq(ledger.sequence, meeting.sequence))
    .orderBy(asc(meeting.sequence))

const meetingTold = ({ body, ...row }: Awaited<ReturnType<typeof meetings>>[number]): StoredMeeting => ({
  ...row,
  ...(JSON.parse(body) as ConvenedMeeting),
})

/** All meetings, in the order in which they were convened. */
export async function allMeetings(reader: Reader): Promise<StoredMeeting[]> {
  return (await meetings(reader)).map(meetingTold)
}

export async function meetingById(reader: Reader, id: string): Promise<StoredMeeting | undefined> {
  const [row] = await meetings(reader).where(eq(reader.tables.meeting.id, id))
  return row && meetingTold(row)
}

const snapshots = ({ db, tables: { meetingSnapshot, ledger } }: Reader) =>
  db
    .select({ at: ledger.at, actor: ledger.actor, payload: ledger.payload })
    .from(meetingSnapshot)
    .innerJoin(ledger, eq(ledger.sequence, meetingSnapshot.sequence))
    .orderBy(desc(meetingSnapshot.sequence))

/** All frozen pictures without their texts, newest first. */
export async function allSnapshots(reader: Reader): Promise<StoredMeetingSnapshot[]> {
  return (await snapshots(reader)).map(snapshotTold)
}

/** All frozen pictures of one meeting, newest first. */
export async function snapshotsOf(reader: Reader, meeting: string): Promise<StoredMeetingSnapshot[]> {
  return (await snapshots(reader).where(eq(reader.tables.meetingSnapshot.meeting, meeting))).map(snapshotTold)
}

/** The frozen picture that an entry of the ledger tells of. */
export function snapshotTold({
  at,
  actor,
  payload,
}: Pick<LedgerEntry, 'at' | 'actor' | 'payload'>): StoredMeetingSnapshot {
  return { frozenAt: at, actor, facts: JSON.parse(payload) as StoredMeetingSnapshot['facts'] }
}

/** A frozen picture as pages show it in a list. `nameOf` serves entries without the name that the person had when freezing it. */
export function briefOf(
  { frozenAt, actor, facts }: StoredMeetingSnapshot,
  nameOf: (actor: string) => string,
): MeetingSnapshotBrief {
  const { version, asOf, asOfHash, at, reason, sha256 } = facts
  const frozenBy = facts.frozenBy ?? nameOf(actor)
  return { version, sequence: asOf, hash: asOfHash, at, frozenAt, frozenBy, reason: reason ?? null, sha256 }
}

/** The text of a frozen picture. */
export async function snapshotText(
  { db, tables: { meetingSnapshot } }: Reader,
  meeting: string,
  version: number,
): Promise<string | undefined> {
  const [row] = await db
    .select({ body: meetingSnapshot.body })
    .from(meetingSnapshot)
    .where(eq(meetingSnapshot.id, `${meeting}-${version}`))
  return row?.body
}

/** The newest version of a part of a meeting, with its author and time. */
export interface StoredPart {
  readonly meeting: string
  readonly part: string
  readonly version: number
  readonly body: string
  readonly sequence: number
  readonly at: string
  readonly actor: string
}

/** The newest version of each part of a meeting, in the order in which they were written. */
export async function partsOfMeeting({ db, tables }: Reader, of: string): Promise<StoredPart[]> {
  const { meetingPart, ledger } = tables
  const newest = db
    .select({ sequence: max(meetingPart.sequence) })
    .from(meetingPart)
    .where(eq(meetingPart.meeting, of))
    .groupBy(meetingPart.part)
  const { meeting, part, version, body, sequence } = meetingPart
  return db
    .select({ meeting, part, version, body, sequence, at: ledger.at, actor: ledger.actor })
    .from(meetingPart)
    .innerJoin(ledger, eq(ledger.sequence, sequence))
    .where(inArray(sequence, newest))
    .orderBy(asc(sequence))
}

/** The newest version of one part of a meeting. */
export async function newestPart(
  reader: Reader,
  of: string,
  named: string,
): Promise<Pick<StoredPart, 'version' | 'body' | 'sequence'> | undefined> {
  const { meetingPart } = reader.tables
  const [row] = await reader.db
    .select({ version: meetingPart.version, body: meetingPart.body, sequence: meetingPart.sequence })
    .from(meetingPart)
    .where(and(eq(meetingPart.meeting, of), eq(meetingPart.part, named)))
    .orderBy(desc(meetingPart.version))
    .limit(1)
  return row
}

/** The meetings that have one of these parts, and the contents of each part. */
export async function meetingsWith(
  { db, tables: { meetingPart } }: Reader,
  parts: readonly string[],
): Promise<Pick<StoredPart, 'meeting' | 'part' | 'body'>[]> {
  const { meeting, part, body } = meetingPart
  return db
    .select({ meeting, part, body })
    .from(meetingPart)
    .where(inArray(part, [...parts]))
}

/** The contents of the part by which a meeting was opened: the name that its opener had then; parts of earlier releases lack it. */
export interface MeetingOpened {
  readonly heldBy?: string
}

/** The sequence of the last ledger entry on any part of a meeting; 0 where there is none. */
export async function lastTouched({ db, tables: { meetingPart } }: Reader, of: string): Promise<number> {
  const [row] = await db
    .select({ last: max(meetingPart.sequence) })
    .from(meetingPart)
    .where(eq(meetingPart.meeting, of))
  return row?.last ?? 0
}
