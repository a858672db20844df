import type { Store, Writer } from '#server/db/store.ts'

class Rollback extends Error {}

/** The result of `work` in a transaction that is rolled back. */
export async function rolledBack<T>(store: Store, work: (writer: Writer) => Promise<T>): Promise<T> {
  const found: T[] = []
  try {
    await store.write(async (writer) => {
      found.push(await work(writer))
      throw new Rollback()
    })
  } catch (error) {
    if (!(error instanceof Rollback)) throw error
  }
  return found.at(-1)!
}
