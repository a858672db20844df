import { once } from 'node:events'
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** An answer as it travels: its body is not decoded. */
export interface AnswerAsSent {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

/** The answer of `url`. Unlike with `fetch`, no encoding is asked for but that of `headers`, and none is decoded. */
export async function answerAsSent(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<AnswerAsSent> {
  const [answer] = (await once(request(url, { headers }).end(), 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: await buffer(answer) }
}
