import {
  and,
  asc,
  count,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  min,
  not,
  notInArray,
  or,
  sql,
} from 'drizzle-orm'
import { isGivenUp } from '../../db/statements/given-up.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'
import { eventMessage } from './message-title.ts'

export type OutboxRow = Tables['outbox']['$inferSelect']

/** The number of messages that are delivered to one receiver at the same time. */
const beside = 16
/** The number of given-up messages that are listed; all are counted. */
const listed = 50

/** The kinds of which a given-up message holds back later ones of its subject, until somebody sends it again or drops it. */
const holding = [eventMessage]

type Routed = Pick<OutboxRow, 'kind' | 'subject'>

/** The receiver of a message, for whom no other waits: of an event the one with whose id its subject begins, else that of all of its kind. */
export function receiverOf({ kind, subject }: Routed): string {
  return kind === eventMessage ? subject.slice(0, subject.indexOf(' ')) : kind
}

/** The due messages that may be sent beside those under way to their receivers. */
export function withRoom<Row extends Routed>(due: readonly Row[], underWay: Iterable<Routed>): Row[] {
  const under = Map.groupBy(underWay, receiverOf)
  return [...Map.groupBy(due, receiverOf)].flatMap(([receiver, rows]) =>
    rows.slice(0, Math.max(0, beside - (under.get(receiver)?.length ?? 0))),
  )
}

/** The condition of messages to the receiver of one. */
function isToReceiverOf({ outbox }: Tables, { kind, subject }: Routed) {
  if (kind !== eventMessage) return eq(outbox.kind, kind)
  const receiver = receiverOf({ kind, subject })
  return and(
    eq(outbox.kind, kind),
    gte(outbox.subject, `${receiver} `),
    lt(outbox.subject, sql`${`${receiver}!`}`),
  )
}

/** The condition of waiting messages, worded so that both engines use its index and read no settled ones. */
const waits = ({ outbox }: Tables) => gte(outbox.nextAttemptAt, '')

interface AskedDue {
  readonly now: string
  readonly latestAttempt: string
  readonly underWay?: readonly OutboxRow[]
}

/**
 * The due messages of these kinds: the first of each subject that waits and is not held, none of those under way, and none to a receiver to
 * whom as many as may be are under way. A message that waits beyond `latestAttempt` was written
 * by a clock that was ahead. The query passes once over the waiting messages, however many one subject has.
 */
export async function dueMessages(
  { db, tables }: Reader,
  kinds: readonly string[],
  { now, latestAttempt, underWay = [] }: AskedDue,
): Promise<OutboxRow[]> {
  const { outbox } = tables
  const full = [...Map.groupBy(underWay, receiverOf).values()].filter(({ length }) => length >= beside)
  const held = db
    .select({ subject: outbox.subject })
    .from(outbox)
    .where(and(isGivenUp, inArray(outbox.kind, holding)))
  const firsts = db
    .select({ number: min(outbox.number) })
    .from(outbox)
    .where(
      and(
        waits(tables),
        inArray(outbox.kind, [...kinds]),
        or(notInArray(outbox.kind, holding), notInArray(outbox.subject, held)),
      ),
    )
    .groupBy(outbox.kind, outbox.subject)
  return db
    .select()
    .from(outbox)
    .where(
      and(
        inArray(outbox.number, firsts),
        or(lte(outbox.nextAttemptAt, now), gt(outbox.nextAttemptAt, latestAttempt)),
        underWay.length === 0
          ? undefined
          : notInArray(
              outbox.id,
              underWay.map(({ id }) => id),
            ),
        ...full.map(([row]) => not(isToReceiverOf(tables, row!)!)),
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

/** Marks a failed attempt; `nextAttemptAt` null: the message is given up. If somebody decided on the message meanwhile, that stands. */
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

export async function countGivenUp({ db, tables: { outbox } }: Reader): Promise<number> {
  const [row] = await db.select({ count: count() }).from(outbox).where(isGivenUp)
  return row?.count ?? 0
}

export async function givenUpMessages({ db, tables: { outbox } }: Reader): Promise<OutboxRow[]> {
  return db.select().from(outbox).where(isGivenUp).orderBy(asc(outbox.number)).limit(listed)
}

/** The number of waiting messages, the time of the oldest, and the last error of the failed one that is tried next. */
export async function waitingMessages({ db, tables }: Reader) {
  const { outbox } = tables
  const [[all], [failed]] = await Promise.all([
    db
      .select({ count: count(), oldestAt: min(outbox.createdAt) })
      .from(outbox)
      .where(waits(tables)),
    db
      .select({ lastError: outbox.lastError })
      .from(outbox)
      .where(and(waits(tables), gt(outbox.attempts, 0)))
      .orderBy(asc(outbox.nextAttemptAt), asc(outbox.number))
      .limit(1),
  ])
  return {
    count: all?.count ?? 0,
    oldestAt: all?.oldestAt ?? null,
    lastError: failed?.lastError ?? null,
  }
}

export async function messageById(
  { db, tables: { outbox } }: Reader,
  id: string,
): Promise<OutboxRow | undefined> {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, id))
  return row
}

/** Marks a message to be sent again; earlier attempts no longer count. */
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

/** Deletes the messages that were delivered or dropped before an instant. */
export async function forgetSettled({ db, tables: { outbox } }: Writer, before: string): Promise<void> {
  await db.delete(outbox).where(or(lt(outbox.deliveredAt, before), lt(outbox.droppedAt, before)))
}
