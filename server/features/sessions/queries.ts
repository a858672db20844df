import { and, eq, lte, ne } from 'drizzle-orm'
import type { Tables, Writer } from '../../db/store.ts'

export type SessionRow = Tables['session']['$inferSelect']

export async function insertSession({ db, tables }: Writer, row: SessionRow): Promise<void> {
  await db.insert(tables.session).values(row)
}

export async function deleteSession({ db, tables }: Writer, secretHash: string): Promise<void> {
  await db.delete(tables.session).where(eq(tables.session.secretHash, secretHash))
}

/** Ends a person's sessions, all or all but one. */
export async function deleteSessionsOf({ db, tables }: Writer, person: string, except = ''): Promise<void> {
  const { session } = tables
  await db.delete(session).where(and(eq(session.person, person), ne(session.secretHash, except)))
}

export async function deleteExpiredSessions({ db, tables }: Writer, now: string): Promise<void> {
  await db.delete(tables.session).where(lte(tables.session.expiresAt, now))
}
