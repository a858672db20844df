import { describe, expect, it } from 'vitest'
import { meets, senseOf } from '#metrics/catalogue/target.ts'
import { makeTarget } from '../make-target.ts'

describe('meets', () => {
  it.each([
    ['>=', 'higher', [false, true, true]],
    ['>', 'higher', [false, false, true]],
    ['<=', 'lower', [true, true, false]],
    ['<', 'lower', [true, false, false]],
    ['=', 'higher', [false, true, true]],
    ['=', 'lower', [true, true, false]],
  ] as const)('%s, %s is better: below, at, above 80 (T-1)', (comparator, direction, expected) => {
    const target = makeTarget({ comparator, value: '80' }, { direction })
    expect(['79.96', '80', '80.01'].map((value) => meets(target, value))).toEqual(expected)
  })

  it('includes both ends of a range (T-1, 民法典 1259)', () => {
    const parks = makeTarget({ comparator: 'range', value: '1', high: '2' })
    expect([0, 1, 1.5, 2, 3].map((value) => meets(parks, value))).toEqual([false, true, true, true, false])
    expect(meets(makeTarget({ comparator: 'range', value: '1' }), '1')).toBe(true)
  })

  it('allows 左右 10 % on the worse side only (T-1)', () => {
    const growth = makeTarget({ comparator: 'about', value: '6' })
    expect(['5.39', '5.4', '6', '9'].map((value) => meets(growth, value))).toEqual([false, true, true, true])
    const unemployment = makeTarget({ comparator: 'about', value: '5' }, { direction: 'lower' })
    expect(['3', '5.5', '5.51'].map((value) => meets(unemployment, value))).toEqual([true, true, false])
    const loss = makeTarget({ comparator: 'about', value: '-10' })
    expect(['-11', '-11.1'].map((value) => meets(loss, value))).toEqual([true, false])
  })

  it('takes a lower bound as proof of enough, never of too little (T-3)', () => {
    const atLeast = makeTarget({ value: '80000' })
    expect(meets(atLeast, '210000', 'lower')).toBe(true)
    expect(meets(atLeast, '79999', 'lower')).toBe(false)
    expect(meets(makeTarget({ comparator: '<=', value: '300000' }), '210000', 'lower')).toBe(false)
    expect(meets(makeTarget({ comparator: 'range', value: '1', high: '9' }), '5', 'lower')).toBe(false)
  })
})

describe('senseOf', () => {
  it('follows the comparator, then the indicator (T-2)', () => {
    expect(senseOf(makeTarget({ comparator: '<=' }, { direction: 'higher' }))).toBe(-1)
    expect(senseOf(makeTarget({ comparator: 'about' }, { direction: 'lower' }))).toBe(-1)
    expect(senseOf(makeTarget({ comparator: '>' }, { direction: 'lower' }))).toBe(1)
    expect(senseOf(makeTarget({ comparator: '>=' }, { direction: 'lower' }))).toBe(1)
    expect(senseOf(makeTarget({ comparator: '<' }, { direction: 'higher' }))).toBe(-1)
    expect(senseOf(makeTarget({ comparator: '=' }, { direction: 'higher' }))).toBe(1)
  })
})
