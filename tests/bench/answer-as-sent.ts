import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** An answer as it travels, its body neither decoded nor read. */
export interface AnswerAsSent {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

/** Gets `url`; unlike `fetch` it asks for no encoding that the caller did not name, and undoes none. */
export async function answerAsSent(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<AnswerAsSent> {
  const [answer] = (await once(request(url, { headers }).end(), 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: await buffer(answer) }
}
