import type { IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { openListener } from './listener.ts'

interface ToldEvent {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly source: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read events as plain JSON
  readonly data: any
}

/** A program elsewhere that receives signed events, unchanged. */
export interface EventReceiver {
  readonly url: string
  /** The heard events in the order of arrival, including repetitions. */
  readonly heard: readonly {
    readonly headers: IncomingHttpHeaders
    readonly body: string
    readonly event: ToldEvent
  }[]
  /** The answer from now on, which may keep waiting; null closes the address. */
  answer(status: ((event: ToldEvent) => number | Promise<number>) | null): Promise<void>
  close(): Promise<void>
}

export async function openEventReceiver(): Promise<EventReceiver> {
  const heard: EventReceiver['heard'][number][] = []
  let statusOf: (event: ToldEvent) => number | Promise<number> = () => 204
  const { url, listen, close } = await openListener((request, reply) => {
    void text(request).then(async (body) => {
      const event = JSON.parse(body) as ToldEvent
      heard.push({ headers: request.headers, body, event })
      const status = await statusOf(event)
      reply.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  return {
    url,
    heard,
    answer: async (wanted) => {
      if (wanted === null) return close()
      statusOf = wanted
      await listen()
    },
    close,
  }
}
