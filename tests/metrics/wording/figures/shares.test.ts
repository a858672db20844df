import { describe, expect, it } from 'vitest'
import { partsText, reportedFigure } from '#metrics/wording/figures/shares.ts'

describe('reportedFigure and partsText', () => {
  it('print a computed share by the indicator’s decimals, never as the whole where it is not (R-6)', () => {
    expect(reportedFigure('95.1807228915663', 2, { computed: true })).toBe('95.18')
    expect(reportedFigure('99.9990000000001', 2, { computed: true })).not.toBe('100.00')
    expect(reportedFigure('95.1', 2)).toBe('95.10')
    expect(partsText({ numerator: 1580, denominator: 1660 })).toBe('1,580 / 1,660')
    expect(partsText({ numerator: null, denominator: null })).toBe('')
  })
})
