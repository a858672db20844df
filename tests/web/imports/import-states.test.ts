import { describe, expect, it } from 'vitest'
import { importStateTags, importTag, isAtWork, shareDone, stepsBehind } from '#web/imports/import-states.ts'

describe('import states', () => {
  it('tells which states the server leaves by itself, and how many steps lie behind each state', () => {
    const states = Object.keys(importStateTags) as (keyof typeof importStateTags)[]
    expect(states.filter(isAtWork)).toEqual(['checking', 'submitting', 'releasing', 'returning'])
    expect(states.map((state) => [state, stepsBehind(state)])).toEqual([
      ['checking', 0],
      ['checked', 1],
      ['faulty', 0],
      ['known', 1],
      ['unreadable', 0],
      ['cancelled', 0],
      ['submitting', 1],
      ['submitted', 2],
      ['releasing', 2],
      ['released', 3],
      ['returning', 2],
      ['returned', 2],
    ])
  })
})

describe('importTag', () => {
  it('calls a table in which nothing was found otherwise than one with errors', () => {
    const counts = { errors: 0 } as Parameters<typeof importTag>[0]['counts']
    expect(importTag({ state: 'faulty', counts }).word).toBe('没有读到数')
    expect(importTag({ state: 'faulty', counts: { ...counts, errors: 1 } })).toBe(importStateTags.faulty)
    expect(importTag({ state: 'released', counts })).toBe(importStateTags.released)
  })
})

describe('shareDone', () => {
  it('is a whole per cent that reaches 100 only at the end, and unknown before the total is', () => {
    expect(shareDone({ done: 0, total: 0 })).toBeUndefined()
    expect(shareDone({ done: 1999, total: 2000 })).toBe(99)
    expect(shareDone({ done: 2000, total: 2000 })).toBe(100)
    expect(shareDone({ done: 2400, total: 2000 })).toBe(100)
  })
})
