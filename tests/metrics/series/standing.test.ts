import { describe, expect, it } from 'vitest'
import { isReal, newestStoodBy, supersedes } from '#metrics/series/standing.ts'
import { observe } from '../make-target.ts'

describe('supersedes (A-2)', () => {
  const first = observe('2024-10', 7790, { revision: 1 })
  const demo = observe('2024-10', 7700, { revision: 3, provenance: 'demo' })

  it('takes the later of two, and any other in the place of a demo value', () => {
    expect(supersedes(first, undefined)).toBe(true)
    expect(supersedes(observe('2024-10', 7812, { revision: 2 }), first)).toBe(true)
    expect(supersedes(first, first)).toBe(false)
    expect(supersedes(first, demo)).toBe(true)
    expect(supersedes(demo, first)).toBe(false)
  })
})

describe('newestStoodBy', () => {
  it('keeps of each period the newest that its organisation stands by: submitted or approved', () => {
    const known = newestStoodBy(
      [
        observe('2024-09', 7600, { revision: 1 }),
        observe('2024-09', 7650, { revision: 2, state: 'submitted' }),
        observe('2024-09', 7660, { revision: 3, state: 'returned' }),
        observe('2024-09', 7670, { revision: 4, state: 'draft' }),
        observe('2024-09', 7680, { revision: 5, state: 'withdrawn' }),
        observe('2024-Q3', 7650),
        observe('2024-10', 7812),
      ],
      'M',
    )
    expect([...known.values()].map(({ value }) => value)).toEqual([7650, 7812])
  })

  it('leaves it to who asks whether demo values count', () => {
    const demo = observe('2024-10', 7700, { provenance: 'demo' })
    expect([demo, observe('2024-10', 7812)].filter(isReal).map(({ value }) => value)).toEqual([7812])
    expect(newestStoodBy([demo], 'M').size).toBe(1)
  })
})
