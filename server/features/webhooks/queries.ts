import { and, asc, count, eq, gt, gte, lt, or, sql } from 'drizzle-orm'
import type { LedgerEntry } from '../../db/ledger/ledger.ts'
import type { ObservationEvent } from '../../db/observations/observation-event.ts'
import { isGivenUp } from '../../db/statements/given-up.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'
import { eventMessage } from '../../jobs/outbox/message-title.ts'

export type WebhookRow = Tables['webhook']['$inferSelect']

/** All receivers in the order in which they were created. */
export async function allWebhooks({ db, tables: { webhook } }: Reader): Promise<WebhookRow[]> {
  return db.select().from(webhook).orderBy(asc(webhook.createdAt), asc(webhook.id))
}

export async function webhookById(
  { db, tables: { webhook } }: Reader,
  id: string,
): Promise<WebhookRow | undefined> {
  const [row] = await db.select().from(webhook).where(eq(webhook.id, id))
  return row
}

/** Whether the revision of a ledger entry had been approved before that entry. */
export async function wasApprovedBefore(
  { db, tables: { decision } }: Reader,
  { sequence, payload }: Pick<LedgerEntry, 'sequence' | 'payload'>,
): Promise<boolean> {
  const { indicator, region, period, revision } = JSON.parse(payload) as ObservationEvent
  const [found] = await db
    .select({ sequence: decision.sequence })
    .from(decision)
    .where(
      and(
        eq(decision.indicator, indicator),
        eq(decision.region, region),
        eq(decision.period, period),
        eq(decision.revision, revision),
        eq(decision.verdict, 'approved'),
        lt(decision.sequence, sequence),
      ),
    )
    .limit(1)
  return found !== undefined
}

export async function insertWebhook({ db, tables }: Writer, row: WebhookRow): Promise<void> {
  await db.insert(tables.webhook).values(row)
}

export async function updateWebhook(
  { db, tables: { webhook } }: Writer,
  id: string,
  change: Partial<Omit<WebhookRow, 'id'>>,
): Promise<void> {
  await db.update(webhook).set(change).where(eq(webhook.id, id))
}

/** The numbers of receivers on which a person must act: those held since a restore, and enabled ones whose secret cannot be opened (`sealed`). */
export async function webhooksToLookAt(
  reader: Reader,
  opens: (webhook: Pick<WebhookRow, 'id' | 'secret'>) => boolean,
): Promise<{ held: number; sealed: number }> {
  const all = await allWebhooks(reader)
  return {
    held: all.filter(({ held }) => held !== null).length,
    sealed: all.filter((webhook) => webhook.enabled === 1 && !opens(webhook)).length,
  }
}

/** Deletes a receiver, and drops the messages to it that wait or were given up. */
export async function deleteWebhook(
  { db, tables }: Writer,
  id: string,
  by: Pick<Tables['outbox']['$inferSelect'], 'droppedAt' | 'droppedBy' | 'dropReason'>,
): Promise<void> {
  const { outbox, webhook } = tables
  await db
    .update(outbox)
    .set({ ...by, nextAttemptAt: null })
    .where(and(isOf(tables, id), or(waits(tables), isGivenUp)))
  await db.delete(webhook).where(eq(webhook.id, id))
}

/** The messages to a receiver: how many wait, how many were given up (`held`), and the last error of the oldest that was tried. */
export async function underWay(
  { db, tables }: Reader,
  id: string,
): Promise<{ waiting: number; held: number; lastError: string | null }> {
  const { outbox } = tables
  const [[waiting], [held], [failed]] = await Promise.all([
    db
      .select({ count: count() })
      .from(outbox)
      .where(and(waits(tables), isOf(tables, id))),
    db
      .select({ count: count() })
      .from(outbox)
      .where(and(isGivenUp, isOf(tables, id))),
    db
      .select({ lastError: outbox.lastError })
      .from(outbox)
      .where(and(or(waits(tables), isGivenUp), isOf(tables, id), gt(outbox.attempts, 0)))
      .orderBy(asc(outbox.number))
      .limit(1),
  ])
  return {
    waiting: waiting?.count ?? 0,
    held: held?.count ?? 0,
    lastError: failed?.lastError ?? null,
  }
}

const waits = ({ outbox }: Tables) => gte(outbox.nextAttemptAt, '')

/** A subject begins with the receiver's id, of hexadecimal digits, and a blank. */
function isOf({ outbox }: Tables, id: string) {
  return and(
    eq(outbox.kind, eventMessage),
    gte(outbox.subject, `${id} `),
    lt(outbox.subject, sql`${`${id}!`}`),
  )
}
