import { buffer } from 'node:stream/consumers'
import { appendReferring } from '#server/db/files/refer-to-files.ts'
import { fileContents, openStore } from '#server/db/open-store.ts'
import { fileUses } from '#server/files/file-types.ts'
import { openFiles } from '#server/files/files.ts'
import { anyEntry } from '#tests/support/databases/any-entry.ts'
import { testClock } from '#tests/support/servers/test-clock.ts'
import type { TestDatabase } from '#tests/support/databases/test-database.ts'

const clock = testClock('2024-12-01T09:00:00.000+08:00')

export interface Stored {
  /** The hash of a file that is longer than one piece in the database. */
  readonly first: string
  /** The hash of a file that a later entry refers to. */
  readonly second: string
  /** The hash of a file that nothing refers to. */
  readonly orphan: string
  /** The sequence of the entry that refers to the first file. */
  readonly sequence: number
}
export const contents = {
  first: Buffer.from('2024年10月，佐证\r\n'.repeat(20_000)),
  second: Buffer.from('口径说明\n'),
  orphan: Buffer.from('还没有用上\n'),
}

/** Two files are stored, to each of which an entry refers, and one to which none does. */
export async function storeFiles({ place }: TestDatabase): Promise<Stored> {
  const store = await openStore(place, clock)
  const files = openFiles({ store, contents: fileContents(store, place, clock), clock })
  const put = (content: Buffer, name: string) =>
    files.put([content], { use: fileUses.evidence, name, by: 'person:1' })
  const refer = (hash: string, name: string) =>
    store.write((writer) => appendReferring(writer, anyEntry, [{ hash, name }]))
  const [first, second, orphan] = [
    await put(contents.first, '台账.csv'),
    await put(contents.second, '说明.txt'),
    await put(contents.orphan, '其他.txt'),
  ]
  const { sequence } = await refer(first.hash, first.name)
  await refer(second.hash, second.name)
  await store.close()
  return { first: first.hash, second: second.hash, orphan: orphan.hash, sequence }
}

/** The content of a file at a place, as a server sends it. */
export async function served({ place }: TestDatabase, hash: string): Promise<Buffer | undefined> {
  const store = await openStore(place, clock)
  try {
    const files = openFiles({ store, contents: fileContents(store, place, clock), clock })
    const file = await files.open(hash)
    return file && (await buffer(file.content))
  } finally {
    await store.close()
  }
}
