import { once } from 'node:events'
import { connect } from 'node:net'
import { answer, machineTime } from '../apart.ts'

export interface LoadRequest {
  readonly path: string
  /** The JSON of a POST; absent for a GET. */
  readonly body?: string
}

/** Requests over keep-alive connections: each connection sends one at a time, as fast as the answers come. */
export interface Load {
  readonly port: number
  readonly token: string
  readonly connections: number
  readonly requests: readonly LoadRequest[]
}

export interface LoadResult {
  readonly milliseconds: number
  /** The number of answers of each status. */
  readonly statuses: Readonly<Record<string, number>>
  /** The answers in the order of their arrival. */
  readonly answers: readonly string[]
  /** The latency of each request in milliseconds. */
  readonly latencies: Float64Array
}

// This program runs in a process of its own, which `apart` starts, and sends the requests that it is asked for.
answer(async (load: Load): Promise<LoadResult> => {
  const statuses: Record<string, number> = {}
  const latencies = new Float64Array(load.requests.length)
  const answers: string[] = []
  let next = 0

  const texts = load.requests.map(({ path, body }) => {
    const head =
      `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${load.port}\r\n` +
      `authorization: Bearer ${load.token}\r\n`
    if (body === undefined) return `${head}\r\n`
    return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  })

  async function converse(): Promise<void> {
    const socket = connect(load.port, '127.0.0.1').setNoDelay()
    await once(socket, 'connect')
    while (next < texts.length) {
      const index = next++
      const begun = machineTime()
      socket.write(texts[index]!)
      const { status, body } = await response(socket)
      latencies[index] = machineTime() - begun
      statuses[status] = (statuses[status] ?? 0) + 1
      answers.push(body)
    }
    socket.destroy()
  }

  const begun = machineTime()
  await Promise.all(Array.from({ length: load.connections }, converse))
  return { milliseconds: machineTime() - begun, statuses, answers, latencies }
})

/** A response with a Content-Length. The load needs no more of HTTP, and a complete client would be the bottleneck. */
function response(socket: ReturnType<typeof connect>): Promise<{ status: string; body: string }> {
  return new Promise((resolve, reject) => {
    let text = ''
    const finish = (settle: () => void) => {
      socket.off('data', read)
      socket.off('close', closed)
      settle()
    }
    const closed = () => finish(() => reject(new Error('the server closed the connection')))
    const read = (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      finish(() => resolve({ status: text.slice(9, 12), body: text.slice(end + 4) }))
    }
    socket.on('data', read)
    socket.on('close', closed)
  })
}
