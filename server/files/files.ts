import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { later, type Clock } from '../clock.ts'
import type { FileContents } from '../db/files/file-contents.ts'
import { deleteUnusedFiles, insertFile, knownFile, knownFiles, renewFile } from '../db/files/file-rows.ts'
import { receive } from '../db/files/receive.ts'
import type { Store } from '../db/store.ts'
import { requireType } from './require-type.ts'
import { refusalOfDisk } from './disk-refusal.ts'
import { fileTypes, type FileUse } from './file-types.ts'

/** A kept file under the name that its sender gave. */
export interface StoredFile {
  /** The SHA-256 of its content. */
  readonly hash: string
  /** The size in bytes. */
  readonly size: number
  readonly type: string
  readonly name: string
}

export interface OpenedFile extends Omit<StoredFile, 'name'> {
  readonly content: Readable
}

/** Evidence, imports and generated documents: each content once, under its hash. */
export interface Files {
  /**
   * Keeps a content for a day, and for good once a record refers to it. A content that breaks off or is refused leaves nothing. @throws
   * AppError file-too-large, file-type-not-allowed, disk-full, database-…
   */
  put(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, given: Given): Promise<StoredFile>
  /** Receives a content for the duration of a work, and deletes it afterwards. @throws AppError file-too-large, disk-full, database-unwritable */
  during<T>(content: AsyncIterable<Uint8Array>, use: FileUse, work: (path: string) => Promise<T>): Promise<T>
  /** Opens a file; undefined where the hash is unknown. */
  open(hash: string): Promise<OpenedFile | undefined>
  has(hash: string): Promise<boolean>
  /** Deletes files to which nothing referred within a day, and remains of interrupted works. */
  sweep(): Promise<void>
}

interface Given {
  readonly use: FileUse
  /** The name that the sender gave. */
  readonly name: string
  readonly by: string
}

const day = 24 * 3_600_000

export function openFiles({ store, contents, clock }: Needs): Files {
  const { reader } = store
  const oneAtATime = turns()

  /** Stores the content before its row: a content without a row is unknown, and swept. */
  async function keep(row: Omit<StoredFile, 'name'>, by: string, path: string): Promise<void> {
    const kept = { ...row, storedAt: clock.now(), storedBy: by }
    if (await store.write((writer) => renewFile(writer, kept))) return
    try {
      await contents.keep(row.hash, path)
      await store.write((writer) => insertFile(writer, kept))
    } catch (error) {
      // If this deletion fails too, the sweep deletes the content later.
      await contents.forget(row.hash).catch(() => {})
      throw error
    }
  }

  return {
    put: async (content, { use, name: given, by }) => {
      try {
        const { path, hash, size } = await receive(content, contents.receiving, use.limit)
        try {
          const { type, name } = await requireType({ path, size }, given, use)
          const row = { hash, size, type: fileTypes[type].mime }
          await oneAtATime(() => keep(row, by, path))
          return { ...row, name }
        } finally {
          await rm(path, { force: true })
        }
      } catch (error) {
        throw refusalOfDisk(error)
      }
    },

    during: async (content, { limit }, work) => {
      const { path } = await receive(content, contents.receiving, limit).catch((error: unknown) => {
        throw refusalOfDisk(error)
      })
      try {
        return await work(path)
      } finally {
        await rm(path, { force: true })
      }
    },

    open: async (hash) => {
      const row = await knownFile(reader, hash)
      if (!row) return undefined
      const content = await contents.read(hash)
      // The caller is told of a fault of the server; a verification names the file.
      if (!content) throw new Error(`The content of file ${hash} is missing`)
      return { hash, size: row.size, type: row.type, content }
    },

    has: async (hash) => (await knownFile(reader, hash)) !== undefined,

    sweep: () =>
      oneAtATime(async () => {
        const before = later(clock.now(), -day)
        const gone = await store.write((writer) => deleteUnusedFiles(writer, before))
        for (const hash of gone) await contents.forget(hash)
        await contents.sweep(before, async (hashes) => {
          const known = await knownFiles(reader, hashes)
          return hashes.filter((hash) => !known.has(hash))
        })
      }),
  }
}

interface Needs {
  readonly store: Pick<Store, 'reader' | 'write'>
  readonly contents: FileContents
  readonly clock: Clock
}

/** Runs works one after another, so that none deletes what another is about to keep. */
function turns() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}
