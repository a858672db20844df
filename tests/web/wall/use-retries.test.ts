import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { AppProblem } from '#web/api/client.ts'
import { useRetries } from '#web/wall/use-retries.ts'

const refused = (status: number) => new AppProblem({ status, code: 'x', detail: '说明' })

let scope: ReturnType<typeof effectScope>
let persist: ReturnType<typeof useRetries>
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  persist = scope.run(useRetries)!
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

/** A work that fails with these refusals, and then succeeds. */
function work(...refusals: AppProblem[]) {
  const tried = vi.fn(async () => {
    const refusal = refusals.shift()
    if (refusal) throw refusal
  })
  return tried
}

describe('useRetries', () => {
  it('tries again every 5 s whatever the refusal, until it is done', async () => {
    const tried = work(refused(0), refused(403), refused(503))
    await persist(tried)
    await vi.advanceTimersByTimeAsync(4_999)
    expect(tried).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(tried).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tried).toHaveBeenCalledTimes(4)
  })

  it('tells of each refusal, and gives up where its caller says so', async () => {
    const heard: number[] = []
    const tried = work(refused(503), refused(401), refused(503))
    await persist(tried, ({ status }) => {
      heard.push(status)
      return status === 401
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard).toEqual([503, 401])
  })

  it('begins one work anew without forgetting another', async () => {
    const [first, other] = [work(refused(503), refused(503)), work(refused(503))]
    await persist(first)
    await persist(other)
    await vi.advanceTimersByTimeAsync(2_000)
    await persist(first)
    await vi.advanceTimersByTimeAsync(3_000)
    expect([first.mock.calls.length, other.mock.calls.length]).toEqual([2, 2])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(first).toHaveBeenCalledTimes(3)
  })

  it('ends with its page', async () => {
    const tried = work(refused(503))
    await persist(tried)
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
