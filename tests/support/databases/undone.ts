import type { Store, Writer } from '#server/db/store.ts'

class Undo extends Error {}

/** The result of `work` in a transaction that is rolled back. */
export async function undone<T>(store: Store, work: (writer: Writer) => Promise<T>): Promise<T> {
  const found: T[] = []
  try {
    await store.write(async (writer) => {
      found.push(await work(writer))
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  return found.at(-1)!
}
