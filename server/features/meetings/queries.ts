import { asc, desc, eq } from 'drizzle-orm'
import type { ConvenedMeeting, FrozenFacts } from '../../records/kinds/meetings.ts'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { Reader } from '../../db/store.ts'

/** A meeting as the database and the ledger tell of it. */
export interface StoredMeeting extends ConvenedMeeting {
  readonly id: string
  readonly createdAt: string
  readonly actor: string
}

/** A frozen picture without its text. */
export interface StoredSnapshot {
  readonly frozenAt: string
  readonly actor: string
  readonly facts: FrozenFacts & { readonly sha256: string }
}

/** All meetings, in the order in which they were convened. */
export async function allMeetings({ db, tables: { meeting, ledger } }: Reader): Promise<StoredMeeting[]> {
  const rows = await db
    .select({ id: meeting.id, body: meeting.body, createdAt: ledger.at, actor: ledger.actor })
    .from(meeting)
    .innerJoin(ledger, eq(ledger.sequence, meeting.sequence))
    .orderBy(asc(meeting.sequence))
  return rows.map(({ body, ...row }) => ({ ...row, ...(JSON.parse(body) as ConvenedMeeting) }))
}

/** All frozen pictures without their texts, newest first. */
export async function allSnapshots({ db, tables }: Reader): Promise<StoredSnapshot[]> {
  const { meetingSnapshot, ledger } = tables
  const rows = await db
    .select({ at: ledger.at, actor: ledger.actor, payload: ledger.payload })
    .from(meetingSnapshot)
    .innerJoin(ledger, eq(ledger.sequence, meetingSnapshot.sequence))
    .orderBy(desc(meetingSnapshot.sequence))
  return rows.map(snapshotTold)
}

/** The frozen picture that an entry of the ledger tells of. */
export function snapshotTold({
  at,
  actor,
  payload,
}: Pick<LedgerEntry, 'at' | 'actor' | 'payload'>): StoredSnapshot {
  return { frozenAt: at, actor, facts: JSON.parse(payload) as StoredSnapshot['facts'] }
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
