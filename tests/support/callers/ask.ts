import { testToken, type TestServer } from '../servers/test-server.ts'

/** The headers of the token that may read and publish. */
export const byToken = { authorization: `Bearer ${testToken}` }

/** The headers of a signed-in person. */
export async function by(server: TestServer, name: string): Promise<Record<string, string>> {
  return { cookie: await server.signIn(name) }
}

/** An answer of the server, with its body read as JSON. */
export interface Asked {
  readonly status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read answers as plain JSON
  readonly body: any
  readonly headers: Record<string, unknown>
}

/** A request through the whole application; `GET /path` has no payload. */
export async function ask(
  server: TestServer,
  request: string,
  headers: Record<string, string> = {},
  payload?: object,
): Promise<Asked> {
  const [method, url] = request.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
  const answer = await server.app.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : (JSON.parse(answer.body) as unknown),
    headers: answer.headers,
  }
}
