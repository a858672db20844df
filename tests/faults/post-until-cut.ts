import { callApi } from '#tests/support/api-call.ts'
import type { ServerProcess } from '#tests/support/server-process.ts'
import { valueToPost } from '#tests/support/values-to-post.ts'
import { cellText } from './read-back.ts'

/** One post that was tried: its cells with their values, and whether the server said 201. */
export interface Posted {
  readonly cells: readonly string[]
  readonly acknowledged: boolean
}

/** Posts batches of one to five values, each in a cell of its own from the `from`-th on, until the server is gone. */
export async function postUntilCut(
  server: ServerProcess,
  from: number,
  random: () => number,
): Promise<Posted[]> {
  const posted: Posted[] = []
  for (let index = from; server.alive();) {
    const size = 1 + Math.floor(random() * 5)
    const items = Array.from({ length: size }, (_, item) => valueToPost(index + item))
    index += size
    posted.push({ cells: items.map(cellText), acknowledged: await isAcknowledged(server, items) })
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
