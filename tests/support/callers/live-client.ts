import { WebSocket } from 'ws'
import type { Protocol3Message, ServerMessage } from '#server/contract/live.ts'

type AnyMessage = ServerMessage | Protocol3Message

/** A live socket that keeps the messages that it hears, in order. */
export interface LiveClient<M extends AnyMessage = ServerMessage> {
  readonly socket: WebSocket
  /** The next message except pings; it fails where the message has another type, or does not come. */
  next<T extends M['type']>(type: T): Promise<Extract<M, { type: T }>>
  /** The next message except pings, of any type. */
  any(): Promise<M>
  /** The number of heard heartbeats. */
  pings(): number
  /** The promise resolves when the last heartbeat told the server's database as away (true), or as there (false); before the first it is there. */
  away(expected: boolean): Promise<void>
  /** The promise resolves with code and reason when the socket has closed. */
  readonly closed: Promise<{ code: number; reason: string }>
  close(): void
}

/** The longest wait for a message: less than the time limit of a test, which would not tell what was heard. */
const patience = 15_000

/**
 * The socket `ws://…/live?…` is opened; `M` is the type of messages in the query's protocol.
 * @throws Error with the status where the server refuses
 */
export async function openLive<M extends AnyMessage = ServerMessage>(
  url: string,
  query: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
  options: { autoPong?: boolean } = {},
): Promise<LiveClient<M>> {
  const address = `${url.replace('http', 'ws')}/live?${new URLSearchParams(query).toString()}`
  const socket = new WebSocket(address, { headers, handshakeTimeout: patience, ...options })
  const heard: M[] = []
  let pings = 0
  let isAway = false
  let wake = () => {}
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as M
    if (message.type === 'ping') {
      pings++
      isAway = message.since !== undefined
    } else heard.push(message)
    wake()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() })
      wake()
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
    socket.on('unexpected-response', (_, response) => {
      reject(new Error(`refused with ${response.statusCode}`))
      socket.terminate()
    })
  })
  const until = async <T>(found: () => T | undefined): Promise<T> => {
    const late = AbortSignal.timeout(patience)
    late.onabort = () => wake()
    for (;;) {
      const result = found()
      if (result !== undefined) return result
      if (socket.readyState === WebSocket.CLOSED) throw new Error('closed while waiting for a message')
      if (late.aborted) throw new Error(`not heard within ${patience / 1000} s; heartbeats so far: ${pings}`)
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  const any = () => until(() => heard.shift())
  return {
    socket,
    pings: () => pings,
    closed,
    close: () => socket.terminate(),
    any,
    away: async (expected) => {
      await until(() => isAway === expected || undefined)
    },
    next: async (type) => {
      const message = await any()
      if (message.type === type) return message as Extract<M, { type: typeof type }>
      throw new Error(`expected ${type}, heard ${JSON.stringify(message).slice(0, 200)}`)
    },
  }
}
