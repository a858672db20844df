import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A program elsewhere that takes messages by HTTP. */
export interface Receiver {
  readonly url: string
  /** What it was told, repetitions among it, in the order of its coming. */
  readonly heard: readonly { readonly id: string; readonly body: unknown }[]
  /** From now on it answers so; null: nothing listens at its address. */
  answer(status: number | null): Promise<void>
  close(): Promise<void>
}

/** `onHeard` is called when a message has come, which is not answered before that has ended. */
export async function openReceiver(onHeard: () => void | Promise<void> = () => {}): Promise<Receiver> {
  const heard: Receiver['heard'][number][] = []
  let status = 204
  let server: Server | undefined
  const listen = async (port: number) => {
    const made = createServer((request, reply) => {
      void json(request).then(async (body) => {
        heard.push({ id: String(request.headers['xushi-message-id']), body })
        await onHeard()
        reply.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve))
    server = made
    return (made.address() as AddressInfo).port
  }
  const close = async () => {
    server?.closeAllConnections()
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
    server = undefined
  }
  const port = await listen(0)
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    answer: async (wanted) => {
      if (wanted === null) return close()
      status = wanted
      if (!server) await listen(port)
    },
    close,
  }
}
