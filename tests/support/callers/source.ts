import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { openListener } from './listener.ts'

/** A program elsewhere from which figures are read. */
export interface Source {
  readonly url: string
  /** The requests that came, by their path and headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[]
  /** What is answered from now on: a text or a workbook, or whatever the function does; null closes the address. */
  answer(content: string | Buffer | ((reply: ServerResponse, path: string) => void) | null): Promise<void>
  close(): Promise<void>
}

export async function openSource(): Promise<Source> {
  const asked: Source['asked'][number][] = []
  let give: (reply: ServerResponse, path: string) => void = (reply) => reply.writeHead(503).end()
  const { url, listen, close } = await openListener((request, reply) => {
    const path = String(request.url)
    asked.push({ path, headers: request.headers })
    give(reply, path)
  })
  return {
    url,
    asked,
    answer: async (content) => {
      if (content === null) return close()
      give = typeof content === 'function' ? content : (reply) => reply.end(content)
      await listen()
    },
    close,
  }
}
