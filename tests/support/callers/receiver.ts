import { json } from 'node:stream/consumers'
import { openListener } from './listener.ts'

/** A program elsewhere that receives messages by HTTP. */
export interface Receiver {
  readonly url: string
  /** The heard messages in the order of arrival, including repetitions. */
  readonly heard: readonly { readonly id: string; readonly body: unknown }[]
  /** The answer from now on; null closes the address. */
  answer(status: number | null): Promise<void>
  close(): Promise<void>
}

/** `onHeard` is called for each message, which is answered after `onHeard` has ended. */
export async function openReceiver(onHeard: () => void | Promise<void> = () => {}): Promise<Receiver> {
  const heard: Receiver['heard'][number][] = []
  let status = 204
  const { url, listen, close } = await openListener((request, reply) => {
    void json(request).then(async (body) => {
      heard.push({ id: String(request.headers['xushi-message-id']), body })
      await onHeard()
      reply.writeHead(status).end()
    })
  })
  return {
    url,
    heard,
    answer: async (wanted) => {
      if (wanted === null) return close()
      status = wanted
      await listen()
    },
    close,
  }
}
