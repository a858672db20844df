import { and, asc, eq, inArray, lt, notExists, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../store.ts'

/** A file as the database knows it; its content is kept apart, under the hash. */
export interface FileRow {
  readonly hash: string
  readonly size: number
  readonly type: string
  readonly storedAt: string
  readonly storedBy: string
}

export async function knownFile(
  { db, tables: { file } }: Reader,
  hash: string,
): Promise<FileRow | undefined> {
  const [row] = await db.select().from(file).where(eq(file.hash, hash))
  return row
}

/** The most hashes that one query asks for. */
const atOnce = 500

/** The known files among these hashes, by hash. */
export async function knownFiles(
  { db, tables: { file } }: Reader,
  hashes: readonly string[],
): Promise<Map<string, FileRow>> {
  const known = new Map<string, FileRow>()
  for (let first = 0; first < hashes.length; first += atOnce) {
    const some = hashes.slice(first, first + atOnce)
    const rows = await db.select().from(file).where(inArray(file.hash, some))
    for (const row of rows) known.set(row.hash, row)
  }
  return known
}

/**
 * Renews the time of an unused file that is uploaded again, so that its uploader has as long to refer to it as the first. @returns whether
 * the file is known
 */
export async function renewFile(
  writer: Writer,
  { hash, storedAt, storedBy }: Omit<FileRow, 'type'>,
): Promise<boolean> {
  const { file } = writer.tables
  await writer.db
    .update(file)
    .set({ storedAt, storedBy })
    .where(and(eq(file.hash, hash), notReferredTo(writer)))
  return (await knownFile(writer, hash)) !== undefined
}

/** Adds the row of a file, unless another upload of the same content was first. */
export async function insertFile({ db, tables: { file } }: Writer, row: FileRow): Promise<void> {
  await db.insert(file).values(row).onConflictDoNothing()
}

/** Deletes files without references and their pieces: all, or those stored before an instant. @returns their hashes */
export async function deleteUnusedFiles(writer: Writer, before?: string): Promise<string[]> {
  const { db, tables } = writer
  const { file, filePiece } = tables
  const orphans =
    before === undefined ? notReferredTo(writer) : and(lt(file.storedAt, before), notReferredTo(writer))
  const gone = await db.select({ hash: file.hash }).from(file).where(orphans)
  await db.delete(file).where(orphans)
  for (const { hash } of gone) await db.delete(filePiece).where(eq(filePiece.hash, hash))
  return gone.map(({ hash }) => hash)
}

function notReferredTo({ db, tables: { file, fileReference } }: Reader) {
  const { hash } = fileReference
  return notExists(
    db
      .select({ one: sql`1` })
      .from(fileReference)
      .where(eq(hash, file.hash)),
  )
}

/** A file as a record names it. */
export interface FileNamed {
  readonly hash: string
  readonly name: string
}

/** Every file that the ledger refers to, by the first entry that does, with its name there. */
export async function filesReferredTo({ db, tables: { fileReference } }: Reader): Promise<FileReferred[]> {
  const rows = await db
    .select()
    .from(fileReference)
    .orderBy(asc(fileReference.sequence), asc(fileReference.hash))
  const first = new Map<string, FileReferred>()
  for (const row of rows) if (!first.has(row.hash)) first.set(row.hash, row)
  return [...first.values()]
}

/** Every known file, also those without references. */
export async function allFiles(reader: Reader): Promise<FileNamed[]> {
  const { file } = reader.tables
  const names = new Map((await filesReferredTo(reader)).map(({ hash, name }) => [hash, name]))
  const rows = await reader.db.select({ hash: file.hash }).from(file)
  return rows.map(({ hash }) => ({ hash, name: names.get(hash) ?? '尚未用上' }))
}

export interface FileReferred extends FileNamed {
  readonly sequence: number
}
