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
    const here = (indicator: string, region = '441200') => ({ indicator, region })
    expect(index.reportedFor(here('share'))).toEqual([here(first!.id), here(second!.id)])
    expect(index.reportedFor(here(first!.id))).toEqual([here(first!.id)])
    expect(index.computedFrom(here(second!.id))).toEqual([here('share')])
    expect(index.computedFrom(here(second!.id, '441202'))).toEqual([])
    expect(index.computedFrom(here('share'))).toEqual([])
  })

  it('M-1 is owed by nobody', () => {
    expect(owedPeriods(index, share, '2024-12-31')).toEqual([])
    expect(owedPeriods(index, first!, '2024-12-31').length).toBeGreaterThan(0)
  })
})
