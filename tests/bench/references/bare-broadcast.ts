import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { answer } from '../apart.ts'
import { heldMemory } from '../held-memory.ts'

/** The reference is a bare `ws` server; `send` broadcasts changes, each as one string for all clients. */
export type BareRequest =
  'listen' | 'weigh' | { readonly send: number; readonly from: number; readonly like: string }
export interface BareReply {
  readonly port: number
  readonly memory: NodeJS.MemoryUsage
}

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => socket.send('{"type":"snapshot","sequence":0}'))

answer(async (request: BareRequest): Promise<BareReply> => {
  if (server.address() === null) await once(server, 'listening')
  if (typeof request === 'object') {
    const message = JSON.parse(request.like) as { sequence: number }
    for (let index = 0; index < request.send; index += 1) {
      const text = JSON.stringify({ ...message, sequence: request.from + index })
      for (const client of server.clients) client.send(text)
      await turn()
    }
  }
  const memory = request === 'weigh' ? heldMemory() : process.memoryUsage()
  return { port: (server.address() as AddressInfo).port, memory }
})
