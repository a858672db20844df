import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inPortions, ownTurn } from '#server/event-loop-turns.ts'

describe('ownTurn', () => {
  it('lets one go on in each turn of the event loop, in the order of asking', async () => {
    const gone: number[] = []
    const asked = [1, 2, 3].map((who) => ownTurn().then(() => gone.push(who)))
    expect(gone).toEqual([])
    for (const expected of [[1], [1, 2], [1, 2, 3]]) {
      await turn()
      expect(gone).toEqual(expected)
    }
    await Promise.all(asked)
  })
})

describe('inPortions', () => {
  it('gives every item once, and of two long works one portion a turn', async () => {
    const seen: string[] = []
    let turns = 0
    const over = new AbortController()
    const counting = (async () => {
      for (; !over.signal.aborted; turns += 1) await turn()
    })()
    const work = async (name: string) => {
      for await (const portion of inPortions([1, 2, 3, 4, 5], 2)) seen.push(`${name} ${portion.join()}`)
    }
    await Promise.all([work('a'), work('b')])
    over.abort()
    await counting
    expect(seen).toEqual(['a 1,2', 'b 1,2', 'a 3,4', 'b 3,4', 'a 5', 'b 5'])
    expect(turns).toBeGreaterThanOrEqual(seen.length)
  })

  it('does not wait where there are few', async () => {
    const seen: string[] = []
    const waiting = ownTurn()
    for await (const portion of inPortions(['a', 'b'], 2)) seen.push(...portion)
    expect(seen).toEqual(['a', 'b'])
    await waiting
    for await (const portion of inPortions([], 2)) seen.push(...portion)
    expect(seen).toEqual(['a', 'b'])
  })
})
