import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { receive } from './receive.ts'

/** Where the bytes of files are read, each under the SHA-256 of its content. */
export interface ReadableContents {
  /** The bytes in their order; undefined where nothing is kept under the hash. */
  read(hash: string): Promise<Readable | undefined>
}

/** Where they are kept: on disk beside SQLite, in the database with PostgreSQL. */
export interface FileContents extends ReadableContents {
  /** Folder for what is being received. */
  readonly receiving: string
  /** Keeps the file at `path`, whose content has this hash, for good. The file may be gone from there afterwards. */
  keep(hash: string, path: string): Promise<void>
  /**
   * Deletes what is kept under the hash, where it lies apart from the database. Pieces in the database go with their file's
   * row, or are swept: another instance may be keeping the same content at this moment.
   */
  forget(hash: string): Promise<void>
  /** Deletes what was left before the instant by works that were cut off: what is half received, or kept and not known. */
  sweep(before: string, unknown: (hashes: readonly string[]) => Promise<readonly string[]>): Promise<void>
}

/** What is wrong with the content kept under a hash; undefined where it is as it was. */
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

/** Copies a content from one place to another. @returns what is wrong with the source, of which nothing is kept then */
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
