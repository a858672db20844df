import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { historyObstacle } from '#metrics/reporting/who-sees-history.ts'
import { catalogue } from '#seeds/catalogue.ts'

const index = indexCatalogue(catalogue)
/** A series of 端州区, reported by 肇庆市工业和信息化局. */
const series = { indicator: 'zhaoqing-5g-base-stations', region: '441202' }
const obstacle = (rights: readonly string[], region: string, organisation: string) =>
  historyObstacle(index, { rights, regions: [region], organisations: [organisation] }, series)

describe('historyObstacle (W-10)', () => {
  it('is none for who reports the figure, reviews in its region, or audits', () => {
    expect(obstacle(['read', 'report'], '441200', 'zhaoqing-gongxin')).toBeUndefined()
    expect(obstacle(['read', 'review'], '441202', '')).toBeUndefined()
    expect(obstacle(['read', 'audit'], '440400', '')).toBeUndefined()
  })

  it('is the region for who reports or reviews elsewhere', () => {
    expect(obstacle(['read', 'report'], '440400', 'zhaoqing-gongxin')).toBe('region')
    expect(obstacle(['read', 'review'], '441203', '')).toBe('region')
  })

  it('is the organisation for who reports for another', () => {
    expect(obstacle(['read', 'report'], '441200', 'zhaoqing-fagai')).toBe('organisation')
  })

  it('is the organisation for an indicator that the catalogue does not know', () => {
    const reader = { rights: ['report'], regions: ['441200'], organisations: ['zhaoqing-gongxin'] }
    expect(historyObstacle(index, reader, { ...series, indicator: 'nowhere' })).toBe('organisation')
  })
})
