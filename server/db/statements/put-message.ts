import { randomUUID } from 'node:crypto'
import { max } from 'drizzle-orm'
import { insertRows } from './insert-rows.ts'
import { prepared } from './prepared.ts'
import type { Reader, Tables } from './reader.ts'

/** A message that is delivered once its transaction is committed. */
export interface NewMessage {
  /** The kind, which decides how the message is delivered. */
  readonly kind: string
  /** The subject: messages of one kind and subject are delivered in the order in which they were written. */
  readonly subject: string
  readonly payload: unknown
}

const last = prepared(({ db, tables: { outbox } }) => db.select({ number: max(outbox.number) }).from(outbox))

/** Puts messages into the outbox in their order; no other transaction may write at the same time. @returns their ids */
export async function putMessages(
  reader: Reader,
  messages: readonly NewMessage[],
  { at, sequence }: { readonly at: string; readonly sequence: number },
): Promise<string[]> {
  const [newest] = await last(reader).execute()
  const first = (newest?.number ?? 0) + 1
  const rows = messages.map(({ kind, subject, payload }, place): Tables['outbox']['$inferSelect'] => ({
    number: first + place,
    id: randomUUID(),
    kind,
    subject,
    payload: JSON.stringify(payload),
    createdAt: at,
    sequence,
    attempts: 0,
    nextAttemptAt: at,
    lastError: null,
    deliveredAt: null,
    droppedAt: null,
    droppedBy: null,
    dropReason: null,
  }))
  await insertRows(reader, 'outbox', rows)
  return rows.map(({ id }) => id)
}
