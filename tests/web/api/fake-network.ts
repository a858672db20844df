import { vi } from 'vitest'
import type { Problem } from '#server/contract/problem.ts'

/** A request of a page, as it is sent. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly headers: Headers
}

/** A replaced network: every request is kept, and `answer` gives the server's answer. */
export function fakeNetwork(answer: (sent: Sent) => Response | Promise<Response>): Sent[] {
  const kept: Sent[] = []
  vi.stubGlobal('fetch', async (path: string, request: RequestInit = {}) => {
    const { method = 'GET', body, headers } = request
    const read = typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined
    const sent = { method, path, body: read, headers: new Headers(headers) }
    kept.push(sent)
    return answer(sent)
  })
  return kept
}

/** A refusal as the server words it (RFC 9457). */
export function refusal(problem: Omit<Problem, 'type' | 'title'>): Response {
  const whole: Problem = { type: 'about:blank', title: problem.code, ...problem }
  const headers = { 'content-type': 'application/problem+json' }
  return new Response(JSON.stringify(whole), { status: problem.status, headers })
}
