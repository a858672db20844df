import { asc, eq, gt, isNull, notLike, or, sql } from 'drizzle-orm'
import { fileText } from '../db/files/fault-text.ts'
import { knownFiles } from '../db/files/file-rows.ts'
import type { RecordedFile } from '../db/files/refer-to-files.ts'
import type { LedgerEntry } from '../db/ledger/ledger.ts'
import type { Reader } from '../db/store.ts'
import type { RecordRows } from './record-kind.ts'

/** The files to which entries of any kind refer. */
export const fileReferences = {
  tables: ['fileReference'],
  faultOfEntries: async (reader, entries) => {
    for (const entry of entries) {
      const fault = await faultOfReferences(reader, entry)
      if (fault !== undefined) return { sequence: entry.sequence, fault }
    }
    return undefined
  },
  faultOfRows: async ({ db, tables: { fileReference, ledger } }) => {
    const told = sql`'%"hash":"' || ${fileReference.hash} || '"%'`
    const [row] = await db
      .select({ sequence: fileReference.sequence, hash: fileReference.hash, name: fileReference.name })
      .from(fileReference)
      .leftJoin(ledger, eq(ledger.sequence, fileReference.sequence))
      .where(or(isNull(ledger.sequence), notLike(ledger.payload, told)))
      .orderBy(asc(fileReference.sequence))
      .limit(1)
    return row && { sequence: row.sequence, fault: `${fileText(row)}底账中没有` }
  },
  cut: async ({ db, tables: { fileReference } }, last) => {
    await db.delete(fileReference).where(gt(fileReference.sequence, last))
  },
} as const satisfies RecordRows

async function faultOfReferences(reader: Reader, entry: LedgerEntry): Promise<string | undefined> {
  // Few entries refer to files, and parsing every payload would take longer than all the rest.
  if (!entry.payload.includes('"files":[')) return undefined
  const { files = [] } = JSON.parse(entry.payload) as { files?: readonly RecordedFile[] }
  const { db, tables } = reader
  const { fileReference } = tables
  const rows = await db.select().from(fileReference).where(eq(fileReference.sequence, entry.sequence))
  const names = new Map(rows.map(({ hash, name }) => [hash, name]))
  const known = await knownFiles(
    reader,
    files.map(({ hash }) => hash),
  )
  for (const file of files) {
    const row = known.get(file.hash)
    if (!row || !names.has(file.hash)) return `${fileText(file)}的记录不见了`
    const same = row.size === file.size && row.type === file.type && names.get(file.hash) === file.name
    if (!same) return `${fileText(file)}的记录被改动`
  }
  return undefined
}
