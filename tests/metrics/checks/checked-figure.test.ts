import { describe, expect, it } from 'vitest'
import { checkedFigure } from '#metrics/checks/checked-figure.ts'
import { shareValue } from '#metrics/series/share.ts'
import { makeIndicator, makeTarget, observe } from '../make-target.ts'
import { check, propose } from './propose.ts'

const share = makeIndicator({ unit: '%', decimals: 2, ceiling: 100 })
const figureOf = (numerator: number, denominator: number, target?: string) => {
  const parts = { numerator, denominator }
  return checkedFigure(shareValue(parts, '%'), parts, share, target === undefined ? [] : [{ value: target }])
}

describe('checkedFigure', () => {
  it('rounds a computed share to the digits of its indicator, and leaves what was reported (Q-29)', () => {
    expect(figureOf(158, 166)).toBe('95.18')
    expect(checkedFigure('95.1807228915663', undefined, share)).toBe('95.1807228915663')
  })

  it('never moves a share onto its target or its ceiling (Q-29)', () => {
    expect(figureOf(79_999, 100_000, '80')).toBe('79.999')
    expect(figureOf(99_999, 100_000)).toBe('99.999')
    expect(figureOf(100, 100)).toBe('100.00')
    expect(figureOf(4, 5, '80')).toBe('80.00')
  })
})

describe('checkObservations, of computed shares', () => {
  const stock = { targets: [makeTarget({ basis: 'stock' })] }
  const known = [observe('2024-05', '95.1807228915663', { numerator: 158, denominator: 166 })]
  const scheme = { unit: '%', decimals: 2, ceiling: 100, accumulation: 'level' } as const

  it('takes the share of before, typed as it is printed, for no fall (Q-12, Q-29)', () => {
    const typed = propose('2024-06', '95.18', { series: known, ...stock }, scheme)
    expect(check(typed).map(({ code }) => code)).not.toContain('stock-falls')
  })

  it('prints no more digits than the indicator has (Q-29)', () => {
    const cells = [
      propose('2024-06', null, { series: known, ...stock, numerator: 151, denominator: 166 }, scheme),
      propose('2024-06', null, { series: known, ...stock, numerator: 1, denominator: 166 }, scheme),
      propose(
        '2024-06',
        null,
        { series: known, ...stock, numerator: 1_000_001, denominator: 1_000_000 },
        scheme,
      ),
    ]
    const messages = cells.flatMap((cell) => check(cell).map(({ message }) => message))
    expect(messages).toContain('存量90.96%少于2024年5月95.18%：请核对，确有减少请说明原因')
    expect(messages).toContain('1,000,001÷1,000,000为100.0001%，超过上限100%：请核对分子、分母')
    expect(messages.filter((message) => /\.\d{5}/.test(message))).toEqual([])
  })
})
