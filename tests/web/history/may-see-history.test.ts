import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Right } from '#server/contract/rights.ts'
import { catalogue as shipped } from '#seeds/catalogue.ts'
import { maySeeHistory } from '#web/history/may-see-history.ts'

const index = indexCatalogue(shipped)
const cell = { indicator: 'zhaoqing-5g-base-stations', region: '441202' }
const may = (rights: readonly Right[], region = '441200', organisation = 'zhaoqing-gongxin') =>
  maySeeHistory({ rights: [...rights], regions: [region], organisations: [organisation] }, index, cell)

describe('maySeeHistory', () => {
  it('is for its reporters, the reviewers of its region, and auditors', () => {
    expect(may(['read', 'report'])).toBe(true)
    expect(may(['read', 'review'], '441200', '')).toBe(true)
    expect(may(['read', 'audit'], '440400', '')).toBe(true)
  })

  it('is not for other organisations, other regions and mere readers', () => {
    expect(may(['read', 'report'], '441200', 'zhaoqing-fagai')).toBe(false)
    expect(may(['read', 'report'], '440400')).toBe(false)
    expect(may(['read', 'review'], '440400')).toBe(false)
    expect(may(['read'])).toBe(false)
    expect(maySeeHistory(null, index, cell)).toBe(false)
  })

  it('is offered to whoever holds the right while the catalogue is not there yet', () => {
    const reviewer = { rights: ['review' as const], regions: ['440400'], organisations: [] }
    expect(maySeeHistory(reviewer, null, cell)).toBe(true)
  })
})
