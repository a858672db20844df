import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { receive } from './receive.ts'

/** The contents of files for reading, each under its SHA-256. */
export interface ReadableContents {
  /** The bytes in their order; undefined where there is no content with this hash. */
  read(hash: string): Promise<Readable | undefined>
}

/** The contents of files: on disk beside SQLite, in the database with PostgreSQL. */
export interface FileContents extends ReadableContents {
  /** The folder for files that are being received. */
  readonly receiving: string
  /** Keeps the file at `path`, whose content has this hash, for good. The file may be moved. */
  keep(hash: string, path: string): Promise<void>
  /**
   * Deletes the content with this hash from the disk. In the database pieces are deleted with the row of their file, or swept, because
   * another instance may be keeping the same content.
   */
  forget(hash: string): Promise<void>
  /**
   * Deletes what interrupted works left before the instant: half received files, and contents without a row; `unknown` finds the hashes
   * without a row.
   */
  sweep(before: string, unknown: (hashes: readonly string[]) => Promise<readonly string[]>): Promise<void>
}

/** The fault of the content with this hash; undefined where it is unaltered. */
export async function faultOfContent(
  contents: ReadableContents,
  hash: string,
): Promise<'missing' | 'altered' | undefined> {
  const content = await contents.read(hash)
  if (!content) return 'missing'
  const found = createHash('sha256')
  for await (const piece of content) found.update(piece as Buffer)
  return found.digest('hex') === hash ? undefined : 'altered'
}

/** Copies a content, unless the source has a fault. @returns the fault */
export async function copyContent(
  from: ReadableContents,
  to: FileContents,
  hash: string,
): Promise<'missing' | 'altered' | undefined> {
  const content = await from.read(hash)
  if (!content) return 'missing'
  const received = await receive(content, to.receiving)
  try {
    if (received.hash !== hash) return 'altered'
    await to.keep(hash, received.path)
    return undefined
  } finally {
    await rm(received.path, { force: true })
  }
}
