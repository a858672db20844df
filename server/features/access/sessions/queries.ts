import { and, eq, gt, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import { prepared } from '../../../db/statements/prepared.ts'
import type { Reader, Tables, Writer } from '../../../db/store.ts'
import type { PersonRow } from '../people/queries.ts'

export type SessionRow = Tables['session']['$inferSelect']

const bySecret = prepared(({ db, tables: { session, person } }) =>
  db
    .select({ person, expiresAt: session.expiresAt })
    .from(session)
    .innerJoin(person, eq(person.id, session.person))
    .where(
      and(
        eq(session.secretHash, sql.placeholder('secretHash')),
        gt(session.expiresAt, sql.placeholder('now')),
        isNull(person.disabledAt),
      ),
    ),
)

/** The session with this secret and its person, unless it is over or the person disabled. */
export async function sessionBySecret(
  reader: Reader,
  secretHash: string,
  now: string,
): Promise<{ person: PersonRow; expiresAt: string } | undefined> {
  const [row] = await bySecret(reader).execute({ secretHash, now })
  return row
}

/** Which of these sessions are neither over nor those of a disabled person, by the hash of their secret. */
export async function standingSessions(
  { db, tables: { session, person } }: Reader,
  secretHashes: readonly string[],
  now: string,
): Promise<string[]> {
  const rows = await db
    .select({ secretHash: session.secretHash })
    .from(session)
    .innerJoin(person, eq(person.id, session.person))
    .where(
      and(
        inArray(session.secretHash, [...secretHashes]),
        gt(session.expiresAt, now),
        isNull(person.disabledAt),
      ),
    )
  return rows.map(({ secretHash }) => secretHash)
}

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
