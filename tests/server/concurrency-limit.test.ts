import { describe, expect, it } from 'vitest'
import { limitConcurrency } from '#server/concurrency-limit.ts'

describe('limitConcurrency', () => {
  it('runs at most so many works at a time, the others in the order of their coming, also after one that failed', async () => {
    const inTurn = limitConcurrency(2)
    const begun: number[] = []
    const works = [1, 2, 3, 4].map((name) => {
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      const result = inTurn(() => {
        begun.push(name)
        return promise
      })
      return { result, end: () => resolve(name), fail: () => reject(new Error('failed')) }
    })
    expect(begun).toEqual([1, 2])
    works[1]!.fail()
    await expect(works[1]!.result).rejects.toThrow('failed')
    expect(begun).toEqual([1, 2, 3])
    for (const { end } of works) end()
    expect(await Promise.all([works[0]!.result, works[2]!.result, works[3]!.result])).toEqual([1, 3, 4])
    expect(begun).toEqual([1, 2, 3, 4])
  })
})
