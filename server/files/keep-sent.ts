import type { Readable } from 'node:stream'
import type { FileUse } from './file-types.ts'
import type { Files, StoredFile } from './files.ts'

/** A file that a request brings. */
export interface SentFile {
  readonly name: string
  readonly content: Readable
}

/**
 * Keeps a file while it is received. A refused file is still read to its end, so that the refusal reaches its sender. @throws AppError
 * file-too-large, file-type-not-allowed, disk-full, database-…
 */
export function keepSent(
  files: Pick<Files, 'put'>,
  { name, content }: SentFile,
  by: { readonly use: FileUse; readonly by: string },
): Promise<StoredFile> {
  const pieces = content.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  return files.put(pieces, { name, ...by })
}
