import { callApi } from '#tests/support/api-call.ts'
import type { ServerProcess } from '#tests/support/server-process.ts'
import { valueToPost } from '#tests/support/values-to-post.ts'
import { valueText } from './read-back.ts'

/** One post that was tried: its values, and whether the server said 201. */
export interface Posted {
  readonly values: readonly string[]
  readonly acknowledged: boolean
}

/** Posts batches of one to five values from the `from`-th on, each told apart by its note, until the server is gone. */
export async function postUntilCut(
  server: ServerProcess,
  from: number,
  random: () => number,
): Promise<Posted[]> {
  const posted: Posted[] = []
  for (let index = from; server.alive();) {
    const size = 1 + Math.floor(random() * 5)
    const items = Array.from({ length: size }, (_, item) => ({
      ...valueToPost(index + item),
      note: `value ${index + item}`,
    }))
    index += size
    posted.push({ values: items.map(valueText), acknowledged: await isAcknowledged(server, items) })
  }
  return posted
}

async function isAcknowledged(server: ServerProcess, items: readonly unknown[]): Promise<boolean> {
  try {
    const { status, body } = await callApi(server, '/api/observations', { items })
    if (status !== 201) throw new Error(`posting was refused: ${JSON.stringify(body)}`)
    return true
  } catch (error) {
    // What fetch throws when the connection breaks: nobody said that it was stored.
    if (error instanceof TypeError) return false
    throw error
  }
}
