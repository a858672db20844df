import { describe, expect, it } from 'vitest'
import type { Formula } from '#metrics/catalogue/indicator.ts'
import {
  circleFrom,
  computedFrom,
  formulaText,
  isComputed,
  reportedUnder,
} from '#metrics/catalogue/formula.ts'
import { makeIndicator } from '../make-target.ts'

const sum = (...of: string[]): { formula: Formula } => ({ formula: { kind: 'sum', of } })
const indicators = new Map<string, { formula?: Formula }>([
  ['a', {}],
  ['b', {}],
  ['c', {}],
  ['ab', sum('a', 'b')],
  ['abc', sum('ab', 'c')],
  ['aab', sum('ab', 'a')],
])

describe('formulaText', () => {
  it('puts signs between the names, and 同比增速 behind a single one', () => {
    const text = (kind: Formula['kind'], ...of: string[]) => formulaText({ kind, of }, (id) => `“${id}”`)
    expect(text('quotient', 'a', 'b')).toBe('“a” ÷ “b”')
    expect(text('sum', 'a', 'b', 'c')).toBe('“a” + “b” + “c”')
    expect(text('difference', 'a', 'b')).toBe('“a” \u2212 “b”')
    expect(text('growth', 'a')).toBe('“a”同比增速')
  })
})

describe('isComputed', () => {
  it('M-1 tells what has a formula', () => {
    expect(isComputed(makeIndicator())).toBe(false)
    expect(isComputed(makeIndicator(sum('a', 'b')))).toBe(true)
  })
})

describe('reportedUnder', () => {
  it('names what is reported at the end of every way, once', () => {
    expect(reportedUnder(indicators, 'abc')).toEqual(['a', 'b', 'c'])
    expect(reportedUnder(indicators, 'aab')).toEqual(['a', 'b'])
    expect(reportedUnder(indicators, 'a')).toEqual([])
  })
})

describe('computedFrom', () => {
  it('names all that follows from an indicator, however many steps away', () => {
    expect(computedFrom(indicators, 'a').sort()).toEqual(['aab', 'ab', 'abc'])
    expect(computedFrom(indicators, 'c')).toEqual(['abc'])
    expect(computedFrom(indicators, 'abc')).toEqual([])
  })
})

describe('circleFrom', () => {
  it('M-7 tells the way round, and that there is none', () => {
    const circular = new Map<string, { formula?: Formula }>([
      ['a', sum('b', 'x')],
      ['b', sum('c', 'x')],
      ['c', sum('a', 'x')],
      ['d', sum('c', 'x')],
      ['x', {}],
    ])
    expect(circleFrom(circular, 'a')).toEqual(['a', 'b', 'c', 'a'])
    expect(circleFrom(circular, 'd')).toBeUndefined()
    expect(circleFrom(indicators, 'abc')).toBeUndefined()
    expect(circleFrom(new Map([['a', sum('a', 'x')]]), 'a')).toEqual(['a', 'a'])
    expect(computedFrom(circular, 'a').sort()).toEqual(['b', 'c', 'd'])
  })
})
