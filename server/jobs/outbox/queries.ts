import {
  aliasedTable,
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notExists,
  or,
  sql,
} from 'drizzle-orm'
import type { Reader, Tables, Writer } from '../../db/store.ts'

export type OutboxRow = Tables['outbox']['$inferSelect']

/** Messages that are delivered beside each other. */
const beside = 16
/** Those given up that are listed; all are counted. */
const listed = 50

/**
 * The first of each subject that waits, of these kinds, where its time has come. One that waits beyond `longest` was written
 * down by a clock that was ahead.
 */
export async function dueMessages(
  { db, tables: { outbox } }: Reader,
  kinds: readonly string[],
  { now, longest }: { readonly now: string; readonly longest: string },
): Promise<OutboxRow[]> {
  const earlier = aliasedTable(outbox, 'earlier')
  const firstOfSubject = notExists(
    db
      .select({ number: earlier.number })
      .from(earlier)
      .where(
        and(
          eq(earlier.kind, outbox.kind),
          eq(earlier.subject, outbox.subject),
          isNotNull(earlier.nextAttemptAt),
          lt(earlier.number, outbox.number),
        ),
      ),
  )
  return db
    .select()
    .from(outbox)
    .where(
      and(
        inArray(outbox.kind, [...kinds]),
        or(lte(outbox.nextAttemptAt, now), gt(outbox.nextAttemptAt, longest)),
        firstOfSubject,
      ),
    )
    .orderBy(asc(outbox.number))
    .limit(beside)
}

export async function markDelivered(
  { db, tables: { outbox } }: Writer,
  id: string,
  at: string,
): Promise<void> {
  await db
    .update(outbox)
    .set({ deliveredAt: at, attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: null, lastError: null })
    .where(and(eq(outbox.id, id), isNull(outbox.deliveredAt)))
}

/** `nextAttemptAt` null: it is given up. Where somebody decided meanwhile what becomes of it, that stands. */
export async function markFailed(
  { db, tables: { outbox } }: Writer,
  { id, attempts }: Pick<OutboxRow, 'id' | 'attempts'>,
  { lastError, nextAttemptAt }: Pick<OutboxRow, 'lastError' | 'nextAttemptAt'>,
): Promise<void> {
  await db
    .update(outbox)
    .set({ attempts: attempts + 1, lastError, nextAttemptAt })
    .where(and(eq(outbox.id, id), eq(outbox.attempts, attempts), isNotNull(outbox.nextAttemptAt)))
}

const givenUp = ({ outbox }: Tables) =>
  and(isNull(outbox.nextAttemptAt), isNull(outbox.deliveredAt), isNull(outbox.droppedAt))

export async function countGivenUp({ db, tables }: Reader): Promise<number> {
  const [row] = await db.select({ count: count() }).from(tables.outbox).where(givenUp(tables))
  return row?.count ?? 0
}

export async function givenUpMessages({ db, tables }: Reader): Promise<OutboxRow[]> {
  const { outbox } = tables
  return db.select().from(outbox).where(givenUp(tables)).orderBy(asc(outbox.number)).limit(listed)
}

/** Those that wait: how many, since when the oldest, and of one that failed, how often and why. */
export async function waitingMessages({ db, tables: { outbox } }: Reader) {
  const waits = isNotNull(outbox.nextAttemptAt)
  const [[all], [oldest], [failed]] = await Promise.all([
    db.select({ count: count() }).from(outbox).where(waits),
    db.select({ at: outbox.createdAt }).from(outbox).where(waits).orderBy(asc(outbox.number)).limit(1),
    db
      .select({ attempts: outbox.attempts, lastError: outbox.lastError })
      .from(outbox)
      .where(and(waits, gt(outbox.attempts, 0)))
      .orderBy(asc(outbox.number))
      .limit(1),
  ])
  return { count: all?.count ?? 0, oldestAt: oldest?.at ?? null, lastError: failed?.lastError ?? null }
}

export async function messageById(
  { db, tables: { outbox } }: Reader,
  id: string,
): Promise<OutboxRow | undefined> {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id))
  return row
}

/** From the beginning: what was tried before counts no more. */
export async function markToSend({ db, tables: { outbox } }: Writer, id: string, at: string): Promise<void> {
  await db.update(outbox).set({ attempts: 0, nextAttemptAt: at }).where(eq(outbox.id, id))
}

export async function markDropped(
  { db, tables: { outbox } }: Writer,
  id: string,
  by: Pick<OutboxRow, 'droppedAt' | 'droppedBy' | 'dropReason'>,
): Promise<void> {
  await db
    .update(outbox)
    .set({ ...by, nextAttemptAt: null })
    .where(eq(outbox.id, id))
}

/** Forgets what was delivered or dropped before an instant. */
export async function forgetSettled({ db, tables: { outbox } }: Writer, before: string): Promise<void> {
  await db.delete(outbox).where(or(lt(outbox.deliveredAt, before), lt(outbox.droppedAt, before)))
}
