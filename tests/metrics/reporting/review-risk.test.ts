import { describe, expect, it } from 'vitest'
import { byRisk, shareMoved, type ReviewRisk } from '#metrics/reporting/review-risk.ts'

const risk = (part: Partial<ReviewRisk>): ReviewRisk => ({
  inQuestion: false,
  turns: false,
  judged: false,
  move: 0,
  ...part,
})

describe('byRisk (W-12)', () => {
  it('puts what is in question first, then what turns a light, then what a light depends on, then what moves most, a value without any before it foremost', () => {
    const sorted = [
      risk({ inQuestion: true, judged: true, move: 0.1 }),
      risk({ inQuestion: true, move: 2 }),
      risk({ turns: true, judged: true, move: 0.1 }),
      risk({ judged: true, move: null }),
      risk({ judged: true, move: 0.5 }),
      risk({ judged: true, move: 0.1 }),
      risk({ move: 3 }),
      risk({}),
    ]
    expect([...sorted].reverse().sort(byRisk)).toEqual(sorted)
  })

  it('leaves equal ones in their order', () => {
    expect(byRisk(risk({ move: null }), risk({ move: null }))).toBe(0)
  })
})

describe('shareMoved', () => {
  it.each([
    [110, 100, 0.1],
    [-50, -100, 0.5],
    [0, 4, 1],
    [5, 0, null],
    [null, 4, null],
    [5, null, null],
  ])('of %s after %s is %s', (value, before, move) => {
    expect(shareMoved(value, before)).toBe(move)
  })
})
