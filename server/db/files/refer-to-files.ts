import { AppError } from '../../errors.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import { insertRows } from '../statements/insert-rows.ts'
import type { NewEntry, Writer } from '../store.ts'
import { knownFiles, type FileNamed } from './file-rows.ts'

/** The facts that a ledger entry records of a file. */
export interface RecordedFile extends FileNamed {
  readonly size: number
  readonly type: string
}

/**
 * Appends an entry that refers to files. It names their hashes, so that a verification finds missing and altered files; from then on they
 * stay for good. @throws AppError not-found where a file is not stored, or no longer
 */
export async function appendReferring(
  writer: Writer,
  change: NewEntry,
  files: readonly FileNamed[],
): Promise<LedgerEntry> {
  // A content under two names is one file.
  const once = [...new Map(files.map((file) => [file.hash, file])).values()]
  const known = await knownFiles(
    writer,
    once.map(({ hash }) => hash),
  )
  const told = once.map(({ hash, name }): RecordedFile => {
    const row = known.get(hash)
    if (!row)
      throw new AppError('not-found', `没有保存过文件“${name}”，或已过一天没有用上。请重新上传后再提交。`)
    return { hash, name, size: row.size, type: row.type }
  })
  // Kinds of entries have different payloads, but all name files in the same field.
  const payload = { ...change.payload, files: told }
  const entry = await writer.append({ ...change, payload } as NewEntry)
  const { sequence } = entry
  await insertRows(
    writer,
    'fileReference',
    told.map(({ hash, name }) => ({ sequence, hash, name })),
  )
  return entry
}
