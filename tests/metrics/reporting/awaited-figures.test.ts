import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { formatPeriod } from '#metrics/period.ts'
import { awaitedBy } from '#metrics/reporting/awaited-figures.ts'
import { catalogue } from '#seeds/catalogue.ts'

const known = catalogue.indicators.find(({ id }) => id === 'zhaoqing-5g-base-stations')!
const target = catalogue.targets.find(({ indicator }) => indicator === known.id)!
const another = { ...known, id: 'another', name: '另一项', releaseMonths: 1, reportDays: 3 }
const index = indexCatalogue({
  ...catalogue,
  indicators: [{ ...known, releaseMonths: 2 }, another],
  targets: [target, { ...target, id: 'another', indicator: 'another' }],
  reforms: [],
})
const own = { organisations: [known.reporter], regions: ['441200'] }
const told = (reporter: typeof own, at: string) =>
  awaitedBy(index, reporter, at).map(({ indicator, period, from, deadline }) => [
    ...[indicator.id, formatPeriod(period, 'sdmx'), from, deadline],
  ])

describe('awaitedBy', () => {
  it('D-7 gives the next figure of each own indicator that cannot exist yet, the one due first at the head', () => {
    expect(told(own, '2024-11-05')).toEqual([
      ['another', '2024-M10', '2024-12-01', '2024-12-04'],
      ['zhaoqing-5g-base-stations', '2024-M09', '2024-12-01', '2024-12-09'],
    ])
  })

  it('D-7 gives nothing of other organisations and regions, nor once all figures exist', () => {
    expect(told({ ...own, organisations: ['nobody'] }, '2024-10-31')).toEqual([])
    expect(told({ ...own, regions: ['440400'] }, '2024-10-31')).toEqual([])
    expect(told(own, '2025-06-30')).toEqual([])
  })
})
