import type { Problem } from '#server/contract/problem.ts'
import { apiToken, type ServerProcess } from '../servers/server-process.ts'

export interface ApiAnswer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

export interface CallOptions {
  /** Default: POST where there is a body, else GET. */
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Who calls, and what else is said; default: the token. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Headers of the token that may read and publish. */
export const byToken = { authorization: `Bearer ${apiToken}` }

/** No answer is waited for longer: less than the time of a test, whose end says nothing of what was asked. */
const patience = 100_000

/** One call of the real server's API; a `body` is sent as text as it stands, anything else as JSON. @throws TimeoutError */
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
