import { and, asc, desc, eq, isNull, type InferSelectModel } from 'drizzle-orm'
import type { DocumentKind } from '../../contract/document-kinds.ts'
import type { DocumentBody } from '../../records/kinds/meetings/meetings.ts'
import type { Reader, Tables, Writer } from '../../db/store.ts'

/** A document that was made, as the database and the ledger hold it. */
export interface StoredDocument extends DocumentBody {
  readonly id: string
  readonly sequence: number
  readonly madeAt: string
  readonly actor: string
}

/** A document that was requested and is not made yet. */
export type DocumentWaiting = InferSelectModel<Tables['documentRequest']> & { readonly kind: DocumentKind }

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

/** The document that was made last, of any meeting. */
export async function newestDocument(reader: Reader): Promise<StoredDocument | undefined> {
  const [row] = await made(reader).limit(1)
  return row && read(row)
}

/** The requests for documents of a meeting that are not done, the oldest first. */
export async function documentsWaitingOf(
  { db, tables: { documentRequest } }: Reader,
  meeting: string,
): Promise<DocumentWaiting[]> {
  const rows = await db
    .select()
    .from(documentRequest)
    .where(eq(documentRequest.meeting, meeting))
    .orderBy(asc(documentRequest.orderedAt), asc(documentRequest.id))
  return rows as DocumentWaiting[]
}

/** The requests that have not failed, the oldest first. */
export async function documentsToMake({
  db,
  tables: { documentRequest },
}: Reader): Promise<DocumentWaiting[]> {
  const rows = await db
    .select()
    .from(documentRequest)
    .where(isNull(documentRequest.reason))
    .orderBy(asc(documentRequest.orderedAt), asc(documentRequest.id))
  return rows as DocumentWaiting[]
}

/** Puts a request for a document. A request that is repeated before the document is made replaces the first. */
export async function putRequest(
  { db, tables: { documentRequest } }: Writer,
  request: DocumentWaiting,
): Promise<void> {
  const { id: target } = documentRequest
  await db.insert(documentRequest).values(request).onConflictDoUpdate({ target, set: request })
}

/** Takes a request, unless it was repeated or another instance took it. @returns whether this instance has it */
export async function takeRequest(
  { db, tables: { documentRequest } }: Writer,
  { id, orderedAt, makes }: DocumentWaiting,
  instance: string,
): Promise<boolean> {
  const asRead = makes === null ? isNull(documentRequest.makes) : eq(documentRequest.makes, makes)
  const taken = await db
    .update(documentRequest)
    .set({ makes: instance })
    .where(and(eq(documentRequest.id, id), eq(documentRequest.orderedAt, orderedAt), asRead))
    .returning({ id: documentRequest.id })
  return taken.length > 0
}

/** Leaves a request with the reason why its document could not be made; null lets it wait again. */
export async function leaveRequest(
  { db, tables: { documentRequest } }: Writer,
  { id, orderedAt }: DocumentWaiting,
  reason: string | null,
): Promise<void> {
  await db
    .update(documentRequest)
    .set({ makes: null, reason })
    .where(and(eq(documentRequest.id, id), eq(documentRequest.orderedAt, orderedAt)))
}

/** Ends a request whose document is made. @returns whether the request was unchanged since it was taken */
export async function endRequest(
  { db, tables: { documentRequest } }: Writer,
  { id, orderedAt }: DocumentWaiting,
): Promise<boolean> {
  const ended = await db
    .delete(documentRequest)
    .where(and(eq(documentRequest.id, id), eq(documentRequest.orderedAt, orderedAt)))
    .returning({ id: documentRequest.id })
  return ended.length > 0
}
