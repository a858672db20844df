import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { ServerProcess } from '#tests/support/servers/server-process.ts'

/** The memory of a process after a garbage collection. */
export interface Memory {
  /** Resident bytes. */
  readonly resident: number
  /** Bytes of the heap. */
  readonly heap: number
  /** Bytes of JavaScript's objects and buffers. */
  readonly used: number
  readonly openSockets: number
}

/** The longest wait for an answer of the inspector, in milliseconds. */
const patience = 60_000

const look = `({
  ...process.memoryUsage(),
  openSockets: process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length,
})`

/** The garbage of a server that was started with `inspected` is collected, and its memory read, by the inspector's protocol. */
export async function memoryOf(server: ServerProcess): Promise<Memory> {
  const [url] = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(server.output()) ?? []
  if (url === undefined) throw new Error('The server was not started with the inspector')
  const inspector = new WebSocket(url)
  await once(inspector, 'open', { signal: AbortSignal.timeout(patience) })
  try {
    // Two collections are needed: the second frees the objects that the first has finalised.
    for (const id of [1, 2]) await ask(inspector, id, 'HeapProfiler.collectGarbage')
    const { result } = await ask(inspector, 3, 'Runtime.evaluate', { expression: look, returnByValue: true })
    const { rss, heapTotal, heapUsed, external, openSockets } = result.value
    return { resident: rss, heap: heapTotal, used: heapUsed + external, openSockets }
  } finally {
    inspector.terminate()
  }
}

export function inWords({ resident, heap, used, openSockets }: Memory): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  return `${megabytes(resident)} resident, ${megabytes(heap)} heap, ${megabytes(used)} used, ${openSockets} sockets`
}

/** Options of Node that open the inspector of a server. */
export const inspected = ['--inspect=127.0.0.1:0']

interface Looked {
  readonly result: {
    readonly value: Record<'rss' | 'heapTotal' | 'heapUsed' | 'external' | 'openSockets', number>
  }
}

async function ask(inspector: WebSocket, id: number, method: string, params: object = {}): Promise<Looked> {
  inspector.send(JSON.stringify({ id, method, params }))
  const signal = AbortSignal.timeout(patience)
  for (;;) {
    const [data] = (await once(inspector, 'message', { signal })) as [Buffer]
    const answer = JSON.parse(data.toString()) as { id?: number; result: Looked }
    if (answer.id === id) return answer.result
  }
}
