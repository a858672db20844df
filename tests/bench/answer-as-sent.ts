import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** An answer as it travels, with its body neither decoded nor read. */
export interface AnswerAsSent {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

/** A request for `url`. Unlike `fetch` it asks for no encoding by itself, and decodes none. */
export async function answerAsSent(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<AnswerAsSent> {
  const [answer] = (await once(request(url, { headers }).end(), 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: await buffer(answer) }
}
