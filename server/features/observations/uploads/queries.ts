import { and, desc, eq } from 'drizzle-orm'
import type { Reader, Tables } from '../../../db/store.ts'

type UploadRow = Tables['filingUpload']['$inferSelect']

/** Uploads of a filing, the last one first. */
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
