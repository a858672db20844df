import { and, asc, desc, eq, isNull, type InferSelectModel } from 'drizzle-orm'
import type { DocumentKind } from '../../contract/document-kinds.ts'
import type { DocumentBody } from '../../records/kinds/meetings/meetings.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

/** A document that was made, as the database and the ledger tell of it. */
export interface StoredDocument extends DocumentBody {
  readonly id: string
  readonly sequence: number
  readonly madeAt: string
  readonly actor: string
}

/** A document that was asked for and is not made yet. */
export type Order = InferSelectModel<Tables['documentOrder']> & { readonly kind: DocumentKind }

const made = (reader: Reader) => {
  const { meetingDocument, ledger } = reader.tables
  return reader.db
    .select({
      id: meetingDocument.id,
      sequence: meetingDocument.sequence,
      body: meetingDocument.body,
      madeAt: ledger.at,
      actor: ledger.actor,
    })
    .from(meetingDocument)
    .innerJoin(ledger, eq(ledger.sequence, meetingDocument.sequence))
    .orderBy(desc(meetingDocument.sequence))
}
type Row = Awaited<ReturnType<typeof made>>[number]
const read = ({ body, ...row }: Row): StoredDocument => ({ ...row, ...(JSON.parse(body) as DocumentBody) })

/** The documents of a meeting, the newest first. */
export async function documentsOf(reader: Reader, meeting: string): Promise<StoredDocument[]> {
  return (await made(reader).where(eq(reader.tables.meetingDocument.meeting, meeting))).map(read)
}

/** The document that was made last, of whatever meeting. */
export async function newestDocument(reader: Reader): Promise<StoredDocument | undefined> {
  const [row] = await made(reader).limit(1)
  return row && read(row)
}

/** What was asked for of a meeting and is not made, in the order in which it was. */
export async function ordersOf({ db, tables: { documentOrder } }: Reader, meeting: string): Promise<Order[]> {
  const rows = await db
    .select()
    .from(documentOrder)
    .where(eq(documentOrder.meeting, meeting))
    .orderBy(asc(documentOrder.orderedAt), asc(documentOrder.id))
  return rows as Order[]
}

/** All that nobody has failed at, the first that was asked for first. */
export async function openOrders({ db, tables: { documentOrder } }: Reader): Promise<Order[]> {
  const rows = await db
    .select()
    .from(documentOrder)
    .where(isNull(documentOrder.reason))
    .orderBy(asc(documentOrder.orderedAt), asc(documentOrder.id))
  return rows as Order[]
}

/** Asks for a document; once more before it is made: as it is asked for last. */
export async function putOrder({ db, tables: { documentOrder } }: Writer, order: Order): Promise<void> {
  const { id: target } = documentOrder
  await db.insert(documentOrder).values(order).onConflictDoUpdate({ target, set: order })
}

/** Takes an order up, unless it was asked for anew or somebody else has taken it. @returns whether it is this instance's */
export async function takeOrder(
  { db, tables: { documentOrder } }: Writer,
  { id, orderedAt, makes }: Order,
  instance: string,
): Promise<boolean> {
  const asRead = makes === null ? isNull(documentOrder.makes) : eq(documentOrder.makes, makes)
  const taken = await db
    .update(documentOrder)
    .set({ makes: instance })
    .where(and(eq(documentOrder.id, id), eq(documentOrder.orderedAt, orderedAt), asRead))
    .returning({ id: documentOrder.id })
  return taken.length > 0
}

/** Writes down why an order could not be made; null: it waits again. */
export async function leaveOrder(
  { db, tables: { documentOrder } }: Writer,
  { id, orderedAt }: Order,
  reason: string | null,
): Promise<void> {
  await db
    .update(documentOrder)
    .set({ makes: null, reason })
    .where(and(eq(documentOrder.id, id), eq(documentOrder.orderedAt, orderedAt)))
}

/** Takes away an order that is made. @returns whether it was still there as it was taken up */
export async function endOrder(
  { db, tables: { documentOrder } }: Writer,
  { id, orderedAt }: Order,
): Promise<boolean> {
  const ended = await db
    .delete(documentOrder)
    .where(and(eq(documentOrder.id, id), eq(documentOrder.orderedAt, orderedAt)))
    .returning({ id: documentOrder.id })
  return ended.length > 0
}
