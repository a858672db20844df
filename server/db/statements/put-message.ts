import { randomUUID } from 'node:crypto'
import { max } from 'drizzle-orm'
import { prepared } from './prepared.ts'
import type { Reader } from './reader.ts'

/** Something to be told to others, once the transaction that writes it is committed. */
export interface NewMessage {
  /** How it is delivered. */
  readonly kind: string
  /** What it tells of: those of one kind and subject are delivered in the order in which they were written. */
  readonly subject: string
  readonly payload: unknown
}

const last = prepared(({ db, tables: { outbox } }) => db.select({ number: max(outbox.number) }).from(outbox))

/** Puts a message into the outbox, of a writer that no other stands beside. @returns its id */
export async function putMessage(
  reader: Reader,
  { kind, subject, payload }: NewMessage,
  { at, sequence }: { readonly at: string; readonly sequence: number },
): Promise<string> {
  const { db, tables } = reader
  const [newest] = await last(reader).execute()
  const id = randomUUID()
  await db.insert(tables.outbox).values({
    number: (newest?.number ?? 0) + 1,
    id,
    kind,
    subject,
    payload: JSON.stringify(payload),
    createdAt: at,
    sequence,
    attempts: 0,
    nextAttemptAt: at,
  })
  return id
}
