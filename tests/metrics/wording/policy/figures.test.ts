import { describe, expect, it } from 'vitest'
import { figureAmountText, figureReasons } from '#metrics/wording/policy/figures.ts'

describe('figureAmountText', () => {
  it('shows how a figure binds, how much and in what', () => {
    expect(figureAmountText({ comparator: '>=', value: '9000', unit: '座' })).toBe('≥ 9000座')
    expect(figureAmountText({ comparator: 'about', value: '5', unit: '%' })).toBe('约 5%')
    expect(figureAmountText({ comparator: 'range', low: '2', high: '3', unit: '家' })).toBe('2–3家')
    expect(figureAmountText({ comparator: 'range', value: '2', high: '3', unit: '家' })).toBe('2–3家')
    expect(figureAmountText({ comparator: '=', unit: '' })).toBe('')
    expect(figureAmountText({ comparator: 'range', high: '3', unit: '家' })).toBe('≤ 3家')
  })

  it('says of every reason why a figure is no target', () => {
    expect(figureReasons.past).toBe('说的是已经达到的')
    expect(new Set(Object.values(figureReasons)).size).toBe(12)
  })
})
