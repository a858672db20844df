import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { AppProblem } from '#web/api/client.ts'
import { useRequest, type Request } from '#web/composables/use-request.ts'

/** Requests that the test answers, in any order. */
function questions() {
  const asked: {
    of: string
    answer: (text: string) => void
    refuse: (why: unknown) => void
    signal: AbortSignal
  }[] = []
  const send = (of: string, signal: AbortSignal) =>
    new Promise<string>((answer, refuse) => asked.push({ of, answer, refuse, signal }))
  return { asked, send }
}
const unreachable = new AppProblem({
  status: 0,
  code: 'unreachable',
  detail: '连接不上服务器，请检查网络后重试。',
})
const forbidden = new AppProblem({ status: 403, code: 'forbidden', detail: '没有权限。' })

const scope = { current: effectScope() }
function begin<T>(work: () => T): T {
  scope.current = effectScope()
  return scope.current.run(work)!
}
const settle = () => vi.advanceTimersByTimeAsync(0)
const seen = ({ answer, problem, waiting }: Request<string>) => ({
  answer: answer.value,
  problem: problem.value?.detail,
  waiting: waiting.value,
})

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => {
  scope.current.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('useRequest', () => {
  it('waits, then holds the answer and since when', async () => {
    vi.setSystemTime('2024-11-04T07:42:00+08:00')
    const { asked, send } = questions()
    const request = begin(() => useRequest(send, { of: () => 'a' }))
    expect(seen(request)).toEqual({ answer: undefined, problem: undefined, waiting: true })
    asked[0]!.answer('first')
    await settle()
    expect(seen(request)).toEqual({ answer: 'first', problem: undefined, waiting: false })
    expect(request.answeredAt.value).toBe(Date.parse('2024-11-04T07:42:00+08:00'))
  })

  it('shows no answer of another argument, and takes none that comes late', async () => {
    const { asked, send } = questions()
    const of = shallowRef('a')
    const request = begin(() => useRequest(send, { of: () => of.value }))
    asked[0]!.answer('of a')
    await settle()
    of.value = 'b'
    expect(request.answer.value).toBeUndefined()
    await nextTick()
    of.value = 'c'
    await nextTick()
    expect(asked[1]!.signal.aborted).toBe(true)
    asked[2]!.answer('of c')
    asked[1]!.answer('of b')
    await settle()
    expect(seen(request)).toEqual({ answer: 'of c', problem: undefined, waiting: false })
  })

  it('says why it failed, keeps the answer it had, and forgets the failure with the next answer', async () => {
    const { asked, send } = questions()
    const request = begin(() => useRequest(send, { of: () => 'a' }))
    asked[0]!.answer('before')
    await settle()
    void request.ask()
    asked[1]!.refuse(forbidden)
    await settle()
    expect(seen(request)).toEqual({ answer: 'before', problem: '没有权限。', waiting: false })
    void request.ask()
    asked[2]!.answer('after')
    await settle()
    expect(seen(request)).toEqual({ answer: 'after', problem: undefined, waiting: false })
  })

  it('asks again by itself after 5 s, then 10 s, where nobody answered, and never after a refusal', async () => {
    const { asked, send } = questions()
    begin(() => useRequest(send, { of: () => 'a' }))
    asked[0]!.refuse(unreachable)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toHaveLength(2)
    asked[1]!.refuse(unreachable)
    await vi.advanceTimersByTimeAsync(9_999)
    expect(asked).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toHaveLength(3)
    asked[2]!.refuse(forbidden)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(asked).toHaveLength(3)
  })

  it('asks at once when the machine is back on line', async () => {
    const { asked, send } = questions()
    begin(() => useRequest(send, { of: () => 'a' }))
    asked[0]!.refuse(unreachable)
    await settle()
    window.dispatchEvent(new Event('online'))
    expect(asked).toHaveLength(2)
  })

  it('gives up when the page is left', async () => {
    const { asked, send } = questions()
    begin(() => useRequest(send, { of: () => 'a', every: 3_000 }))
    scope.current.stop()
    expect(asked[0]!.signal.aborted).toBe(true)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('asks only after a pause while somebody types, and nothing without an argument', async () => {
    const { asked, send } = questions()
    const of = shallowRef<string>()
    begin(() => useRequest(send, { of: () => of.value, pause: 300 }))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(0)
    of.value = '万'
    await vi.advanceTimersByTimeAsync(299)
    of.value = '万座'
    await vi.advanceTimersByTimeAsync(300)
    expect(asked.map(({ of: argument }) => argument)).toEqual(['万座'])
  })

  it('asks every three seconds while the page is seen, one request at a time', async () => {
    const { asked, send } = questions()
    begin(() => useRequest(send, { of: () => 'a', every: 3_000 }))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(asked).toHaveLength(1)
    asked[0]!.answer('one')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(asked).toHaveLength(2)
    asked[1]!.answer('two')
    Object.assign(document, { visibilityState: 'hidden' })
    await vi.advanceTimersByTimeAsync(9_000)
    expect(asked).toHaveLength(2)
  })
})
