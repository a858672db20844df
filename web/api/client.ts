import type { Problem } from '#server/contract/problem.ts'
import { timeToSecond } from '#metrics/wording/instants.ts'
import { asksByItself } from './attendance.ts'
import { hearKnownUntil } from './known-until.ts'
import { outlivesPage } from './leaving.ts'
import { sendWithProgress, type ClientRequest } from './send-with-progress.ts'
import { hearAnswerDate, serverNow } from './server-clock.ts'

type Query = Record<string, string | number | boolean | undefined>

/** A refusal of the server (RFC 9457): `code` for the program, `detail` for the person, `errors` for the single items of a batch. */
export class AppProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: NonNullable<Problem['errors']>

  constructor(problem: Refusal) {
    super(problem.detail)
    this.name = 'AppProblem'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail
    this.errors = problem.errors ?? []
  }
}

/**
 * Every request of the pages goes to this installation's own server. `T` is the contract's type of the answer.
 * @throws AppProblem for every refusal; `unreachable` without an answer, `no-answer` after the time limit
 */
export const api = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) =>
    ask<T>('GET', withQuery(path, query), { signal }),
  post: <T>(path: string, body?: unknown, sending: Sending = {}) =>
    ask<T>('POST', path, { ...sending, body }),
  /** A body for which the server answers a file. */
  file: (path: string, body: unknown) => ask<Blob>('POST', path, { body, answers: 'file' }),
  /** `basedOn` is the version that the person saw, where several people may change the same record. */
  put: <T>(path: string, body: unknown, basedOn?: number) => ask<T>('PUT', path, { body, basedOn }),
  patch: <T>(path: string, body: unknown) => ask<T>('PATCH', path, { body }),
  delete: <T = undefined>(path: string, body?: unknown, basedOn?: number) =>
    ask<T>('DELETE', path, { body, basedOn }),
}

interface Sending {
  /** The body is sent as JSON; a file is sent unchanged, under its type. */
  readonly body?: unknown
  readonly idempotencyKey?: string | undefined
  readonly basedOn?: number | undefined
  /** The signal is aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined
  /** The form of the answer; JSON where nothing is said. */
  readonly answers?: 'file'
  /** The function is told the part of the body that has been sent, from 0 to 1. */
  readonly told?: ((share: number) => void) | undefined
}

/** The person is asked to sign in again on the open page. True: the person has signed in, and the request is sent once more. */
type SignInAgain = () => Promise<boolean>
let signInAgain: SignInAgain | undefined

/** The handler is called when the server no longer knows the session, so that the person keeps the open page. */
export function whenSignedOut(handler: SignInAgain | undefined): void {
  signInAgain = handler
}

/** Milliseconds that a request waits for its answer, for reading and for writing. */
export const patience = { reading: 20_000, writing: 60_000 } as const

/** The person for whom this page was made. Every write names the person, and so does every reading of the person's own work. */
let madeFor: string | undefined

export function actFor(person: string | undefined): void {
  madeFor = person
}

/** The handler is called when the server refuses this page because another person has signed in in the same browser. */
let anotherPerson: ((detail: string) => void) | undefined

export function whenAnotherPerson(handler: typeof anotherPerson): void {
  anotherPerson = handler
}

const ownWork = /^\/api\/(filings|review)\b/

async function ask<T>(method: string, path: string, sending: Sending): Promise<T> {
  const { body, idempotencyKey, basedOn } = sending
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', body instanceof Blob ? body.type : 'application/json')
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  if (basedOn !== undefined) headers.set('if-match', `"${basedOn}"`)
  if (madeFor !== undefined && (method !== 'GET' || ownWork.test(path))) headers.set('xushi-person', madeFor)
  if (asksByItself()) headers.set('xushi-unattended', '1')
  const payload = body instanceof Blob ? body : body === undefined ? null : JSON.stringify(body)
  try {
    return await send<T>(path, { method, headers, body: payload }, sending)
  } catch (problem) {
    const lost = problem instanceof AppProblem && problem.code === 'not-signed-in' && path !== '/api/session'
    if (lost && (await signInAgain?.())) return ask<T>(method, path, sending)
    if (problem instanceof AppProblem && problem.code === 'another-person') anotherPerson?.(problem.detail)
    throw problem
  }
}

/** One request with its whole answer, within the time limit. */
async function send<T>(path: string, request: ClientRequest, { signal, told, answers }: Sending): Promise<T> {
  const reads = request.method === 'GET'
  const limit = reads ? patience.reading : patience.writing
  const givingUp = new AbortController()
  const timer = setTimeout(() => givingUp.abort(), limit)
  const leave = () => givingUp.abort()
  signal?.addEventListener('abort', leave)
  try {
    const whole = { ...request, signal: givingUp.signal, keepalive: outlivesPage(request.body) }
    const response = await (told ? sendWithProgress(path, whole, told) : fetch(path, whole))
    hearAnswerDate(response.headers.get('date'))
    if (!response.ok) throw new AppProblem(await readProblem(response))
    hearKnownUntil(response.headers.get('xushi-known-until'))
    if (answers === 'file') return (await response.blob()) as T
    return (response.status === 204 ? undefined : await response.json()) as T
  } catch (fault) {
    if (fault instanceof AppProblem || signal?.aborted) throw fault
    if (givingUp.signal.aborted) throw new AppProblem(tooLate(limit / 1000, reads))
    if (fault instanceof SyntaxError) throw new AppProblem(notUnderstood(200))
    throw new AppProblem({ status: 0, code: 'unreachable', detail: '连接不上服务器，请检查网络后重试。' })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
  }
}

/** The outcome of a write that was not answered in time is unknown, and the sentence says so. */
function tooLate(seconds: number, reads: boolean): Refusal {
  const waited = `等了 ${seconds} 秒，服务器没有答复，${timeToSecond(serverNow())} 起不再等待`
  const then = reads ? '请稍后重试。' : '不能确定是否已经存下，请刷新核对后再试。'
  return { status: 0, code: 'no-answer', detail: `${waited}。${then}` }
}

function notUnderstood(status: number): Refusal {
  return { status, code: 'unexpected-answer', detail: `服务器的答复无法识别（${status}），请稍后重试。` }
}

type Refusal = Pick<Problem, 'status' | 'code' | 'detail' | 'errors'>

async function readProblem(response: Response): Promise<Refusal> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  return isProblem ? ((await response.json()) as Problem) : notUnderstood(response.status)
}

/** The path with the given parameters; undefined parameters are left out. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined) parameters.set(key, String(value))
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}
