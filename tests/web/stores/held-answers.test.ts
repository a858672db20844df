import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppProblem } from '#web/api/client.ts'
import { retryAfter } from '#web/composables/retry-after.ts'
import { firstWait, holdAnswers, nextWait } from '#web/stores/held-answers.ts'

/** A count of the told changes, and the entry up to which it is complete. */
interface Count {
  readonly sequence: number
  readonly told: number
}
type Settle = { resolve: (count: Count) => void; reject: (problem: AppProblem) => void }

let asked: { name: string; settle: Settle }[]
beforeEach(() => {
  vi.useFakeTimers()
  asked = []
})
afterEach(() => {
  vi.useRealTimers()
})

const counts = (keepUnused = 2) =>
  holdAnswers<string, Count, number>({
    keyOf: (name) => name,
    ask: (name) => new Promise((resolve, reject) => asked.push({ name, settle: { resolve, reject } })),
    fold: (count, sequence) => (sequence > count.sequence ? { sequence, told: count.told + 1 } : count),
    isStale: (count, sequence) => sequence > count.sequence && sequence % 100 === 0,
    keepUnused,
  })
const names = () => asked.map(({ name }) => name)
async function answer(place: number, sequence: number): Promise<void> {
  asked[place]!.settle.resolve({ sequence, told: 0 })
  await vi.advanceTimersByTimeAsync(0)
}
async function refuse(place: number, status: number): Promise<void> {
  asked[place]!.settle.reject(new AppProblem({ status, code: 'x', detail: '不行', errors: [] }))
  await vi.advanceTimersByTimeAsync(0)
}

describe('holdAnswers', () => {
  it('asks once for what several look at, and carries it on by what is told', async () => {
    const held = counts()
    const [one, other] = [held.open('a'), held.open('a')]
    expect(one.answer.value).toBeNull()
    await answer(0, 10)
    for (const sequence of [11, 14]) held.fold(sequence)
    expect(one.answer.value).toEqual({ sequence: 14, told: 2 })
    expect(other.answer.value).toBe(one.answer.value)
    expect(names()).toEqual(['a'])
  })

  it('folds what was told while it was asked for, as far as the answer does not know it yet', async () => {
    const held = counts()
    const { answer: count } = held.open('a')
    for (const sequence of [11, 14]) held.fold(sequence)
    await answer(0, 12)
    expect(count.value).toEqual({ sequence: 14, told: 1 })
  })

  it('goes on folding changes into what nobody looks at, and asks nothing when somebody comes back', async () => {
    const held = counts()
    const one = held.open('a')
    await answer(0, 10)
    one.close()
    held.fold(11)
    expect(held.open('a').answer.value).toEqual({ sequence: 11, told: 1 })
    expect(names()).toEqual(['a'])
  })

  it('lets go of what was left longest ago, where more than two are left', async () => {
    const held = counts(2)
    for (const name of ['a', 'b', 'c', 'd']) {
      const one = held.open(name)
      await answer(names().length - 1, 10)
      one.close()
    }
    held.open('e')
    for (const name of ['c', 'd', 'b']) held.open(name)
    expect(names()).toEqual(['a', 'b', 'c', 'd', 'e', 'b'])
  })

  it('asks again for what is looked at, and shows it meanwhile, when changes may have been missed', async () => {
    const held = counts()
    const [seen, left] = [held.open('a'), held.open('b')]
    await answer(0, 10)
    await answer(1, 10)
    left.close()
    held.renew()
    expect(seen.answer.value).toEqual({ sequence: 10, told: 0 })
    await answer(2, 20)
    expect(seen.answer.value).toEqual({ sequence: 20, told: 0 })
    held.open('b')
    expect(names()).toEqual(['a', 'b', 'a', 'b'])
  })

  it('asks once more where changes may have been missed while it was asked for', async () => {
    const held = counts()
    const one = held.open('a')
    held.renew()
    expect(names()).toEqual(['a'])
    await answer(0, 10)
    expect(names()).toEqual(['a', 'a'])
    await answer(1, 20)
    expect(one.answer.value?.sequence).toBe(20)
  })

  it('asks again by itself where nobody answered, as long as somebody looks', async () => {
    const held = counts()
    const one = held.open('a')
    await refuse(0, 503)
    expect(one.problem.value?.detail).toBe('不行')
    await vi.advanceTimersByTimeAsync(retryAfter)
    expect(names()).toEqual(['a', 'a'])
    await refuse(1, 0)
    one.close()
    await vi.advanceTimersByTimeAsync(retryAfter)
    expect(names()).toEqual(['a', 'a'])
  })

  it('does not ask again for what is not to be had', async () => {
    const held = counts()
    const one = held.open('a')
    await refuse(0, 404)
    await vi.advanceTimersByTimeAsync(10 * retryAfter)
    expect(names()).toEqual(['a'])
    expect(one.problem.value?.status).toBe(404)
  })

  it('tells whoever waits that the server does not answer, and not those who have their answer', async () => {
    const held = counts()
    const [had, first, second] = [held.open('a'), held.open('b'), held.open('c')]
    await answer(0, 10)
    await refuse(1, 0)
    expect([had, first, second].map(({ problem }) => problem.value?.status)).toEqual([undefined, 0, 0])
    await answer(2, 10)
    expect(second.problem.value).toBeNull()
  })

  it('asks again where a change says that the answer is no longer true, and lets go of what nobody looks at', async () => {
    const held = counts()
    const { answer: count } = held.open('a')
    const left = held.open('b')
    await answer(0, 10)
    await answer(1, 10)
    left.close()
    held.fold(100)
    expect(names()).toEqual(['a', 'b', 'a'])
    expect(count.value).toEqual({ sequence: 10, told: 0 })
    await answer(2, 100)
    expect(count.value).toEqual({ sequence: 100, told: 0 })
    held.open('b')
    expect(names()).toEqual(['a', 'b', 'a', 'b'])
  })

  it('asks once more where a change made an answer untrue before it came', async () => {
    const held = counts()
    held.open('a')
    held.fold(100)
    await answer(0, 99)
    expect(names()).toEqual(['a', 'a'])
  })

  describe('keepAtHand', () => {
    /** Every random wait has its greatest length. */
    beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(1))
    afterEach(() => void vi.restoreAllMocks())

    it('asks for one after the other though nobody looks, and not for what is held', async () => {
      const held = counts(0)
      const seen = held.open('b')
      await answer(0, 10)
      held.keepAtHand(['a', 'b', 'c'])
      await vi.advanceTimersByTimeAsync(firstWait - 1)
      expect(names()).toEqual(['b'])
      await vi.advanceTimersByTimeAsync(1)
      expect(names()).toEqual(['b', 'a'])
      await vi.advanceTimersByTimeAsync(nextWait)
      expect(names()).toEqual(['b', 'a'])
      await answer(1, 10)
      await vi.advanceTimersByTimeAsync(nextWait)
      await answer(2, 10)
      seen.close()
      held.fold(11)
      expect(['a', 'b', 'c'].map((name) => held.open(name).answer.value?.told)).toEqual([1, 1, 1])
      expect(names()).toEqual(['b', 'a', 'c'])
    })

    it('waits a random time, so that pages which begin together do not ask together', async () => {
      vi.mocked(Math.random).mockReturnValue(0.25)
      counts().keepAtHand(['a'])
      await vi.advanceTimersByTimeAsync(firstWait / 4)
      expect(names()).toEqual(['a'])
    })

    it('asks again, in turn, for all that was let go when changes may have been missed', async () => {
      const held = counts()
      held.keepAtHand(['a', 'b'])
      await vi.advanceTimersByTimeAsync(firstWait)
      await answer(0, 10)
      await vi.advanceTimersByTimeAsync(nextWait)
      await answer(1, 10)
      held.renew()
      expect(names()).toEqual(['a', 'b'])
      await vi.advanceTimersByTimeAsync(firstWait)
      await answer(2, 20)
      await vi.advanceTimersByTimeAsync(nextWait)
      expect(names()).toEqual(['a', 'b', 'a', 'b'])
    })

    it('asks again for what a change made untrue, before its answer or after', async () => {
      const held = counts()
      held.keepAtHand(['a'])
      await vi.advanceTimersByTimeAsync(firstWait)
      held.fold(100)
      await answer(0, 99)
      await vi.advanceTimersByTimeAsync(nextWait)
      await answer(1, 100)
      held.fold(200)
      await vi.advanceTimersByTimeAsync(nextWait)
      expect(names()).toEqual(['a', 'a', 'a'])
    })

    it('rests where nobody answers, goes on where one is not to be had, and ends with its list', async () => {
      const held = counts()
      held.keepAtHand(['a', 'b', 'c'])
      await vi.advanceTimersByTimeAsync(firstWait)
      await refuse(0, 503)
      await vi.advanceTimersByTimeAsync(2 * retryAfter - 1)
      expect(names()).toEqual(['a'])
      await vi.advanceTimersByTimeAsync(1)
      await refuse(1, 404)
      await vi.advanceTimersByTimeAsync(2 * retryAfter)
      expect(names()).toEqual(['a', 'a', 'b'])
      held.keepAtHand([])
      await answer(2, 10)
      await vi.advanceTimersByTimeAsync(10 * retryAfter)
      expect(names()).toEqual(['a', 'a', 'b'])
    })
  })
})
