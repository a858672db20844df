import { describe, expect, it } from 'vitest'
import { mayReload } from '#web/missing-page.ts'

describe('mayReload', () => {
  it('is so the first time, and again only after a minute', () => {
    const kept = new Map<string, string>()
    const marks = () => ({
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
    })
    expect([0, 59_999, 60_000, 60_001].map((after) => mayReload(marks, 1_800_000_000_000 + after))).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('is never so where the browser keeps nothing, since reloading would not end', () => {
    const refuse = (): never => {
      throw new Error('refused')
    }
    expect(mayReload(refuse, 0)).toBe(false)
  })
})
