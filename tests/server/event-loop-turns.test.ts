import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inPortions, ownTurn, sharedTurns, batchAtTurnEnd } from '#server/event-loop-turns.ts'

describe('ownTurn', () => {
  it('lets one caller go on in each turn of the event loop, in the order of asking', async () => {
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

describe('sharedTurns', () => {
  /** Turns of the event loop on a clock of the test, and works of 3 ms each. */
  function shared() {
    let now = 0
    const done: string[] = []
    const { take, hold } = sharedTurns(() => now)
    const work = (...names: string[]) => {
      for (const name of names) take(() => void (done.push(name), (now += 3)))
    }
    return { done, work, hold, pass: (milliseconds: number) => void (now += milliseconds) }
  }

  it('does works at once for 4 ms of a turn, and the others in the order of their coming', async () => {
    const { done, work } = shared()
    work('a', 'b', 'c', 'd', 'e', 'f')
    expect(done).toEqual(['a', 'b'])
    await turn()
    expect(done).toEqual(['a', 'b', 'c', 'd'])
    work('g')
    await turn()
    expect(done).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    await turn()
    work('h')
    expect(done).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
  })

  it('counts the continuations of a work as part of its time', async () => {
    let now = 0
    const { take } = sharedTurns(() => now)
    const done: string[] = []
    const slowly = async (name: string) => {
      for (let step = 0; step < 10; step += 1) await Promise.resolve()
      done.push(name)
      now += 3
    }
    take(() => void (now += 4))
    for (const name of ['a', 'b', 'c']) take(() => void slowly(name))
    await turn()
    expect(done).toEqual(['a', 'b'])
    await turn()
    expect(done).toEqual(['a', 'b', 'c'])
  })

  it('holds works back in turns that are held, for 16 ms at most', async () => {
    const { done, work, hold, pass } = shared()
    hold()
    work('a')
    expect(done).toEqual([])
    await turn()
    expect(done).toEqual(['a'])
    hold()
    work('b')
    await turn()
    expect(done).toEqual(['a'])
    hold()
    pass(16)
    await turn()
    expect(done).toEqual(['a', 'b'])
  })
})

describe('batchAtTurnEnd', () => {
  it('does the works of a turn together at its end, and a work that they give at the end of the next', async () => {
    const done: string[] = []
    const atTurnsEnd = batchAtTurnEnd()
    atTurnsEnd(() => {
      done.push('a')
      atTurnsEnd(() => void done.push('c'))
    })
    await Promise.resolve()
    atTurnsEnd(() => void done.push('b'))
    expect(done).toEqual([])
    await turn()
    expect(done).toEqual(['a', 'b'])
    await turn()
    expect(done).toEqual(['a', 'b', 'c'])
  })
})
