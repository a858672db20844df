import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, patience, type AppProblem } from '#web/api/client.ts'

/** A network without any answer until the caller gives up, as behind a proxy that has lost its server. */
const silent = (_: string, { signal }: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
  })
/** A network whose answer begins, and never ends. */
const halting = (path: string, request: RequestInit) =>
  Promise.resolve({
    ok: true,
    status: 200,
    headers: new Headers(),
    json: () => silent(path, request),
  } as unknown as Response)

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const caught = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (problem: unknown) => problem,
  )

describe('api', () => {
  it.each([
    ['no answer comes', silent],
    ['an answer does not end', halting],
  ])('gives up after 20 s where %s, and says when', async (_, network) => {
    vi.stubGlobal('fetch', network)
    vi.setSystemTime('2024-11-04T07:42:00+08:00')
    const problem = caught(api.get('/api/boards'))
    await vi.advanceTimersByTimeAsync(patience.reading)
    expect(await problem).toMatchObject({
      status: 0,
      code: 'no-answer',
      detail: '等了 20 秒，服务器没有答复，07:42:20 起不再等待。请稍后重试。',
    })
  })

  it('gives up at once when nobody waits for the answer any more, and calls that no refusal', async () => {
    vi.stubGlobal('fetch', silent)
    const leaving = new AbortController()
    const problem = caught(api.get('/api/boards', {}, leaving.signal))
    leaving.abort()
    expect(await problem).toMatchObject({ name: 'AbortError' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives a write 60 s, and does not say that it failed', async () => {
    vi.stubGlobal('fetch', silent)
    const problem = caught(api.post('/api/observations', {}))
    await vi.advanceTimersByTimeAsync(patience.writing - 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(((await problem) as AppProblem).detail).toContain('不能确定是否已经存下，请刷新核对后再试')
  })

  it('keeps no timer after it was answered', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"a":1}')))
    expect(await api.get('/api/boards')).toEqual({ a: 1 })
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each([
    ['the line is cut', () => Promise.reject(new TypeError('network')), 'unreachable'],
    ["a proxy's page comes", () => Promise.resolve(new Response('<html>')), 'unexpected-answer'],
  ])('says so where %s', async (_, network, code) => {
    vi.stubGlobal('fetch', network)
    expect(await caught(api.get('/api/boards'))).toMatchObject({ name: 'AppProblem', code })
  })
})
