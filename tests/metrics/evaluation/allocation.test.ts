import { describe, expect, it } from 'vitest'
import {
  checkAllocation,
  checkOrganisationAllocation,
  regionsDividing,
} from '#metrics/evaluation/allocation.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeFlow, makeTarget } from '../make-target.ts'

const members = ['a', 'b']
const targetIn = (region: string, value: string, part: Partial<Target> = {}) =>
  makeTarget({ region, value, ...part })

describe('checkAllocation', () => {
  // The whole is the parent's 8,000 stations.
  it.each([
    ['5000', '3000', { state: 'exact', allocated: '8000', difference: '0', covers: true }],
    ['5000', '3000.5', { state: 'over', allocated: '8000.5', difference: '0.5', covers: true }],
    ['5000', '2900', { state: 'under', allocated: '7900', difference: '-100', covers: false }],
  ])('of %s and %s (H-4)', (a, b, expected) => {
    expect(checkAllocation(makeTarget(), members, [targetIn('a', a), targetIn('b', b)])).toEqual({
      target: '8000',
      missing: [],
      ...expected,
    })
  })

  it('adds up what the indicator says adds up over regions, else what its unit lets (H-8)', () => {
    const parts = [targetIn('a', '5000'), targetIn('b', '3000')]
    const checkWith = (indicator: Parameters<typeof makeTarget>[1]) =>
      checkAllocation(makeTarget({}, indicator), members, parts)
    expect(checkWith({ overRegions: 'none' })).toEqual({ absent: 'not-additive' })
    expect(checkWith({ unit: '座/万人' })).toEqual({ absent: 'not-additive' })
    expect(checkWith({ unit: '%', overRegions: 'sum' })).toMatchObject({ state: 'exact' })
  })

  it('is partial while a part has no target yet, unless what there is goes beyond (H-4)', () => {
    expect(checkAllocation(makeTarget(), members, [targetIn('a', '5000')])).toMatchObject({
      state: 'partial',
      covers: false,
      missing: ['b'],
    })
    expect(checkAllocation(makeTarget(), members, [targetIn('a', '9000')])).toMatchObject({
      state: 'over',
      covers: false,
      missing: ['b'],
    })
  })

  it('covers a cap only when the parts stay within it (H-4)', () => {
    const cap = (region: string, value: string) => makeFlow({ comparator: '<=', region, value })
    const parent = cap('p', '100')
    expect(checkAllocation(parent, members, [cap('a', '60'), cap('b', '50')])).toMatchObject({
      state: 'over',
      covers: false,
    })
    expect(checkAllocation(parent, members, [cap('a', '60'), cap('b', '30')])).toMatchObject({
      state: 'under',
      covers: true,
    })
  })

  it('counts targets of the same indicator, basis and due date (H-4)', () => {
    const others = [
      targetIn('b', '1', { due: '2025-12-31' }),
      targetIn('b', '1', { basis: 'flow' }),
      makeTarget({ region: 'b', value: '1' }, { id: 'other' }),
      targetIn('c', '1'),
    ]
    expect(checkAllocation(makeTarget(), members, [targetIn('a', '5000'), ...others])).toMatchObject({
      allocated: '5000',
      missing: ['b'],
    })
    expect(checkAllocation(makeTarget(), members, others)).toEqual({ absent: 'no-children' })
  })

  it('adds no rates, growth, ranges (H-4)', () => {
    const wholes = [
      makeTarget({ basis: 'ratio' }),
      makeTarget({ basis: 'growth' }),
      makeTarget({ comparator: 'range', high: '9000' }),
      makeTarget({}, { unit: '%' }),
    ]
    for (const parent of wholes) {
      expect(checkAllocation(parent, members, [{ ...parent, region: 'a' }])).toEqual({
        absent: 'not-additive',
      })
    }
  })
})

describe('checkOrganisationAllocation', () => {
  it('holds what organisations were handed against the whole, and misses none (H-7)', () => {
    const part = (value: string, other: Partial<Target> = {}) =>
      makeTarget({ value, ...other }, { id: `part-${value}` })
    expect(checkOrganisationAllocation(makeTarget(), [part('5000'), part('3000')])).toMatchObject({
      ...{ target: '8000', allocated: '8000', state: 'exact', covers: true, missing: [] },
    })
    expect(checkOrganisationAllocation(makeTarget(), [part('5000')])).toMatchObject({
      ...{ difference: '-3000', state: 'under', covers: false },
    })
    const others = [part('1', { due: '2025-12-31' }), part('2', { basis: 'flow' })]
    expect(checkOrganisationAllocation(makeTarget(), others)).toEqual({ absent: 'no-children' })
    expect(checkOrganisationAllocation(makeTarget({ basis: 'ratio' }), [part('5000')])).toEqual({
      absent: 'not-additive',
    })
  })
})

describe('regionsDividing', () => {
  const below = (code: string, level: 'county' | 'zone' | 'own') => ({
    ...{ code, name: code, level, parent: '441800' },
  })
  const regions = [below('a', 'county'), below('z', 'zone'), below('441800-benji', 'own')]

  it('H-4 are those that the total is made of, and a zone or the city’s own part that is given a target', () => {
    expect(regionsDividing(regions, makeTarget(), () => false)).toEqual(['a'])
    expect(regionsDividing(regions, makeTarget(), (one) => one === 'z')).toEqual(['a', 'z'])
    const counted = makeTarget({}, { madeOf: { own: true } })
    expect(regionsDividing(regions, counted, () => false)).toEqual(['a', '441800-benji'])
  })
})
