import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** One connection to a server on this machine, on which requests are written as they are. */
export interface HttpConnection {
  readonly socket: Socket
  /** Each piece arrives by itself. */
  readonly send: (...pieces: string[]) => Promise<void>
  /** Bodies of the next so many answers; `100` for one that only says to go on. */
  readonly bodies: (count: number) => Promise<string[]>
  /** What came beyond the answers that were read. */
  readonly rest: () => string
}

export async function openConnection(port: number): Promise<HttpConnection> {
  const socket = connect(port, '127.0.0.1').setNoDelay()
  let received = ''
  let woken = () => {}
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
    woken()
  })
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  const next = (): string | undefined => {
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    const head = received.slice(0, end)
    if (head.startsWith('HTTP/1.1 100 ')) {
      received = received.slice(end + 4)
      return '100'
    }
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
    if (received.length < end + 4 + length) return undefined
    const body = received.slice(end + 4, end + 4 + length)
    received = received.slice(end + 4 + length)
    return body
  }
  return {
    socket,
    send: async (...pieces: string[]) => {
      for (const piece of pieces) {
        socket.write(piece, 'latin1')
        await pause(3)
      }
    },
    bodies: async (count: number) => {
      const found: string[] = []
      while (found.length < count) {
        const body = next()
        if (body !== undefined) found.push(body)
        else await new Promise<void>((resolve) => (woken = resolve))
      }
      return found
    },
    rest: () => received,
  }
}
