import { json } from 'node:stream/consumers'
import { openListener } from './listener.ts'

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
