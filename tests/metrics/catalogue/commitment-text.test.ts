import { describe, expect, it } from 'vitest'
import { commitmentText, targetQuantity } from '#metrics/catalogue/commitment-text.ts'
import type { Indicator } from '#metrics/catalogue/indicator.ts'
import type { Target } from '#metrics/catalogue/target.ts'
import { makeTarget } from '../make-target.ts'

/** Thin spaces are replaced by plain ones, so that expectations can be read. */
const text = (part: Partial<Target>, indicator: Partial<Indicator> = {}) =>
  commitmentText(makeTarget(part, indicator)).replaceAll('\u2009', ' ')

describe('commitmentText', () => {
  it.each<[Partial<Target>, string]>([
    [{ comparator: '>=' }, '不少于 8,000 座'],
    [{ comparator: '>' }, '超过 8,000 座'],
    [{ comparator: '=', value: '9' }, '共 9 座'],
    [{ comparator: '<=' }, '不超过 8,000 座'],
    [{ comparator: '<' }, '不足 8,000 座'],
    [{ comparator: 'range', value: '1', high: '2' }, '1–2 座'],
    [{ comparator: 'about', value: '6' }, '6 座左右'],
  ])('%j: %s, as documents put it', (part, expected) => {
    expect(text(part)).toBe(expected)
  })

  it('says 全覆盖 of the whole, but not of a plan that can be exceeded, nor of a share', () => {
    const whole: Partial<Target> = { basis: 'coverage', comparator: '=', value: '100' }
    expect(text(whole, { unit: '%', ceiling: 100 })).toBe('全覆盖')
    expect(text(whole, { unit: '%' })).toBe('100 %')
    expect(text({ ...whole, value: '95' }, { unit: '%', ceiling: 100 })).toBe('95 %')
    expect(text({ ...whole, basis: 'ratio' }, { unit: '%', ceiling: 100 })).toBe('100 %')
    expect(text({ ...whole, comparator: '>=' }, { unit: '座', ceiling: 100 })).toBe('不少于 100 座')
  })

  it('adds no blank where there is no unit', () => {
    expect(text({ comparator: 'about' }, { unit: '' })).toBe('8,000左右')
  })
})

describe('targetQuantity', () => {
  it('is the figure to set beside what was reached', () => {
    expect(targetQuantity(makeTarget())).toBe('8,000\u2009座')
    expect(targetQuantity(makeTarget({ comparator: 'range', value: '1', high: '2' }, { unit: '个' }))).toBe(
      '1–2\u2009个',
    )
  })
})
