import { describe, expect, it } from 'vitest'
import { likelyIndicators } from '#metrics/planning/reading/likely-indicators.ts'

const indicators = [
  { id: 'stations', name: '5G基站累计数', unit: '万座' },
  { id: 'per-head', name: '每万人5G基站数', unit: '座' },
  { id: 'revenue', name: '软件业务收入', unit: '亿元' },
]
const likely = (name: string, unit: string) =>
  likelyIndicators({ name, unit }, indicators).map(({ indicator }) => indicator.id)

describe('likelyIndicators', () => {
  it('proposes indicators of like name, the likeliest first, and nothing for another thing', () => {
    expect(likely('５Ｇ基站数量', '座')).toEqual(['stations', 'per-head'])
    expect(likely('软件业务收入总量', '亿元')).toEqual(['revenue'])
    expect(likely('数据交易额', '亿元')).toEqual([])
  })

  it('counts another unit less, and a name of one character for nothing', () => {
    const likenessOf = (unit: string) =>
      likelyIndicators({ name: '软件业务收入', unit }, indicators)[0]?.likeness
    expect([likenessOf('元'), likenessOf('%')]).toEqual([1, 0.75])
    expect(likely('数', '个')).toEqual([])
  })

  it('counts one that is measured in another place a tenth less', () => {
    const here = likelyIndicators({ name: '5G基站', unit: '座' }, indicators, ({ id }) => id === 'per-head')
    expect(here.map(({ indicator }) => indicator.id)).toEqual(['stations', 'per-head'])
    expect(here[0]!.likeness).toBeCloseTo(
      0.9 * likelyIndicators({ name: '5G基站', unit: '座' }, indicators)[0]!.likeness,
    )
  })
})
