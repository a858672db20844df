import { and, asc, desc, eq, gt } from 'drizzle-orm'
import type { Reader, Tables } from '../../../db/store.ts'

export type UploadRow = Tables['filingUpload']['$inferSelect']

/** The uploads of a filing, the last one first. */
export async function uploadsOf(
  { db, tables: { filingUpload } }: Reader,
  filing: string,
): Promise<UploadRow[]> {
  return db
    .select()
    .from(filingUpload)
    .where(eq(filingUpload.filing, filing))
    .orderBy(desc(filingUpload.number))
}

export async function uploadOf(
  { db, tables: { filingUpload } }: Reader,
  filing: string,
  number: number,
): Promise<UploadRow | undefined> {
  const [row] = await db
    .select()
    .from(filingUpload)
    .where(and(eq(filingUpload.filing, filing), eq(filingUpload.number, number)))
  return row
}

/** The first upload after a ledger entry, which is the only one whose drafts can include that entry. */
export async function uploadAfter(
  { db, tables: { filingUpload } }: Reader,
  sequence: number,
): Promise<UploadRow | undefined> {
  const [row] = await db
    .select()
    .from(filingUpload)
    .where(gt(filingUpload.sequence, sequence))
    .orderBy(asc(filingUpload.sequence))
    .limit(1)
  return row
}
