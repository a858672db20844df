import type { Problem } from '#server/contract/problem.ts'
import { apiToken, type ServerProcess } from '../servers/server-process.ts'

export interface ApiAnswer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

export interface CallOptions {
  /** POST by default with a body, else GET. */
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The headers of the caller; the token's by default. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The headers of the token that may read and publish. */
export const byToken = { authorization: `Bearer ${apiToken}` }

/** The longest wait for an answer: less than the time limit of a test, which would not tell what was asked for. */
const patience = 100_000

/** One request to the real server's API; a text as `body` is sent as it is, anything else as JSON. @throws TimeoutError */
export async function callApi<Body>(
  server: Pick<ServerProcess, 'url'>,
  path: string,
  body?: unknown,
  { method = body === undefined ? undefined : 'POST', headers = byToken }: CallOptions = {},
): Promise<ApiAnswer<Body & Problem>> {
  const answer = await fetch(server.url + path, {
    ...(method !== undefined && { method }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(patience),
  })
  const text = await answer.text()
  const read = (text === '' ? null : JSON.parse(text)) as Body & Problem
  return { status: answer.status, headers: answer.headers, body: read }
}
