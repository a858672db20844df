import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { owedPeriods } from '#metrics/reporting/owed-periods.ts'
import { catalogue } from '#seeds/catalogue.ts'

const [first, second] = catalogue.indicators.filter(({ regions }) => regions.includes('441200'))
const share = {
  ...first!,
  id: 'share',
  regions: ['441200'],
  formula: { kind: 'quotient' as const, of: [first!.id, second!.id] },
}
const target = catalogue.targets.find(({ indicator }) => indicator === first!.id)!
/** The shipped catalogue with a share computed from two indicators of 肇庆, and a target on it. */
const index = indexCatalogue({
  ...catalogue,
  indicators: [...catalogue.indicators, share],
  targets: [...catalogue.targets, { ...target, id: 'on-share', indicator: 'share' }],
})

describe('indexCatalogue, of computed indicators', () => {
  it('M-2 finds what a computed series follows from, and what follows from one', () => {
    const seriesOf = (indicator: string, region = '441200') => ({ indicator, region })
    expect(index.reportedFor(seriesOf('share'))).toEqual([seriesOf(first!.id), seriesOf(second!.id)])
    expect(index.reportedFor(seriesOf(first!.id))).toEqual([seriesOf(first!.id)])
    expect(index.computedFrom(seriesOf(second!.id))).toEqual([seriesOf('share')])
    expect(index.computedFrom(seriesOf(second!.id, '441202'))).toEqual([])
    expect(index.computedFrom(seriesOf('share'))).toEqual([])
  })

  it('M-1 is owed by nobody', () => {
    expect(owedPeriods(index, share, '2024-12-31')).toEqual([])
    expect(owedPeriods(index, first!, '2024-12-31').length).toBeGreaterThan(0)
  })
})
