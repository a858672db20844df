import type { Problem } from '#server/contract/problem.ts'

type Query = Record<string, string | number | boolean | undefined>

/** A refusal (RFC 9457): `code` for the program, `detail` for the person, `errors` item by item for a batch. */
export class AppProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: NonNullable<Problem['errors']>

  constructor(problem: Pick<Problem, 'status' | 'code' | 'detail' | 'errors'>) {
    super(problem.detail)
    this.name = 'AppProblem'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail
    this.errors = problem.errors ?? []
  }
}

/** Asks this installation's own server. `T` is the contract's type of the answer. @throws AppProblem on every refusal, `unreachable` without an answer */
export const api = {
  get: <T>(path: string, query: Query = {}) => ask<T>('GET', withQuery(path, query)),
  post: <T>(path: string, body?: unknown, idempotencyKey?: string) =>
    ask<T>('POST', path, body, idempotencyKey),
  put: <T>(path: string, body: unknown) => ask<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown) => ask<T>('PATCH', path, body),
  delete: <T = undefined>(path: string, body?: unknown) => ask<T>('DELETE', path, body),
}

/** Asks the person to sign in again where they are; true: done, the request is sent once more. */
type SignInAgain = () => Promise<boolean>
let signInAgain: SignInAgain | undefined

/** Says who is called when the server no longer knows the session, so that nobody loses a page for it. */
export function whenSignedOut(handler: SignInAgain | undefined): void {
  signInAgain = handler
}

async function ask<T>(method: string, path: string, body?: unknown, idempotencyKey?: string): Promise<T> {
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  const payload = body === undefined ? null : JSON.stringify(body)
  const response = await fetch(path, { method, headers, body: payload }).catch(() => {
    throw new AppProblem({ status: 0, code: 'unreachable', detail: '连接不上服务器，请检查网络后重试。' })
  })
  if (!response.ok) {
    const problem = new AppProblem(await readProblem(response))
    const lost = problem.code === 'not-signed-in' && path !== '/api/session'
    if (lost && (await signInAgain?.())) return ask<T>(method, path, body, idempotencyKey)
    throw problem
  }
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function readProblem(
  response: Response,
): Promise<Pick<Problem, 'status' | 'code' | 'detail' | 'errors'>> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  if (isProblem) return (await response.json()) as Problem
  return {
    status: response.status,
    code: 'unexpected-answer',
    detail: `服务器的答复无法识别（${response.status}），请稍后重试。`,
  }
}

/** `path` with the given parameters; those undefined are left out. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined) parameters.set(key, String(value))
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}
