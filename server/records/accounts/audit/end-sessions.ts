import { and, eq, ne } from 'drizzle-orm'
import type { Writer } from '../../../db/store.ts'
import { appendAudit } from './audit-rows.ts'
import { sessionSubject } from './session-told.ts'

/** The sessions that end before their time: one by the hash of its secret, or all of a person but the one with the hash `except`. */
type Ended = { readonly secretHash: string } | { readonly person: string; readonly except?: string }

/** The instant, the reason in words (empty for an ordinary sign-out), and the address that it came from, where it is known. */
interface SessionEnd {
  readonly at: string
  readonly why: string
  readonly address?: string
}

/**
 * Ends one session, or those of a person. The audit log tells of each, so that one that is put back is found.
 */
export async function endSessions(
  writer: Writer,
  ended: Ended,
  { at, why, address = '' }: SessionEnd,
): Promise<void> {
  const { session } = writer.tables
  const which =
    'secretHash' in ended
      ? eq(session.secretHash, ended.secretHash)
      : and(eq(session.person, ended.person), ne(session.secretHash, ended.except ?? ''))
  const rows = await writer.db
    .select({ secretHash: session.secretHash, person: session.person })
    .from(session)
    .where(which)
  if (rows.length === 0) return
  await writer.db.delete(session).where(which)
  await appendAudit(
    writer,
    rows.map(({ secretHash, person }) => ({
      ...{ at, kind: 'sign-out' as const, actor: `person:${person}`, address },
      ...{ subject: sessionSubject(why, secretHash), result: 'ok', times: 1 },
    })),
  )
}
