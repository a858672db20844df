import type { Protocol3Message } from '#server/contract/live.ts'
import type { Socket } from '#web/api/live-socket.ts'

/** A replaced socket: the client's requests are kept, and the test sends the server's messages. */
export class FakeSocket implements Socket {
  readonly url: string
  closed = false
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null

  constructor(url: string) {
    this.url = url
  }
  /** What the client sent. */
  readonly sent: unknown[] = []
  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  close(): void {
    this.closed = true
  }
  /** The server sends a message. */
  say(message: Protocol3Message): void {
    this.onmessage?.call(this as never, { data: JSON.stringify(message) } as MessageEvent)
  }
  /** The server or the network ends the connection. */
  end(code = 1006, reason = ''): void {
    this.onclose?.call(this as never, { code, reason } as CloseEvent)
  }
}

export const hello = { type: 'hello' as const, protocol: 2, sequence: 10, version: '0.1.0' }
