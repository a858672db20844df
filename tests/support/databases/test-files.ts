import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentsInDatabase } from '#server/db/files/contents-in-database.ts'
import { contentsOnDisk } from '#server/db/files/contents-on-disk.ts'
import type { FileContents } from '#server/db/files/file-contents.ts'
import { filesFolder, openStore } from '#server/db/open-store.ts'
import type { Store } from '#server/db/store.ts'
import { openFiles, type Files } from '#server/files/files.ts'
import { testClock, type TestClock } from '../servers/test-clock.ts'
import { createTestDatabase } from './test-database.ts'

/** A store of files on a database of its own, with direct views of its content. */
export interface TestFiles {
  readonly store: Store
  readonly clock: TestClock
  readonly contents: FileContents
  readonly files: Files
  /** The hashes of the kept contents. */
  kept(): Promise<string[]>
  /** All contents are removed without the program's knowledge. */
  lose(): Promise<void>
  /** The names of files in the folder for uploads. */
  received(): string[]
  stop(): Promise<void>
}

export async function openTestFiles(clock = testClock()): Promise<TestFiles> {
  const database = await createTestDatabase()
  const store = await openStore(database.place, clock)
  const folder = filesFolder(database.place.dataFolder)
  const receiving = store.engine === 'sqlite' ? folder : mkdtempSync(join(tmpdir(), 'xushi-received-'))
  mkdirSync(receiving, { recursive: true })
  const contents =
    store.engine === 'sqlite' ? contentsOnDisk(folder) : contentsInDatabase(store, clock, receiving)
  return {
    store,
    clock,
    contents,
    files: openFiles({ store, contents, clock }),
    kept: () => (store.engine === 'sqlite' ? hashesIn(folder) : hashesOfPieces(store)),
    lose: async () => {
      if (store.engine === 'sqlite') rmSync(folder, { recursive: true })
      else await store.write(async ({ db, tables: { filePiece } }) => db.delete(filePiece))
    },
    received: () => readdirSync(receiving).filter((name) => name.length > 2),
    stop: async () => {
      await store.close()
      await database.drop()
      rmSync(receiving, { recursive: true, force: true })
    },
  }
}

async function hashesIn(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true }).catch(() => [])
  return paths
    .map((path) => path.replace(/[/\\]/, ''))
    .filter((name) => name.length === 64)
    .toSorted()
}

async function hashesOfPieces({ reader: { db, tables } }: Store): Promise<string[]> {
  const rows = await db.selectDistinct({ hash: tables.filePiece.hash }).from(tables.filePiece)
  return rows.map(({ hash }) => hash).toSorted()
}
