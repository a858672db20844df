import type { Problem } from '#server/contract/problem.ts'
import { apiToken, type ServerProcess } from './server-process.ts'

export interface ApiAnswer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** One call of the real server's API by the token; a `body` is posted, text as it stands and anything else as JSON. */
export async function callApi<Body>(
  server: Pick<ServerProcess, 'url'>,
  path: string,
  body?: unknown,
): Promise<ApiAnswer<Body & Problem>> {
  const headers = { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' }
  const answer = await fetch(
    server.url + path,
    body === undefined
      ? { headers }
      : { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
  )
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body & Problem }
}
