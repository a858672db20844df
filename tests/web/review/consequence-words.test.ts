import { describe, expect, it } from 'vitest'
import { consequenceWords, placeWords } from '#web/review/consequence-words.ts'

const change = {
  target: 'stations',
  commitment: '不少于 8,000 座',
  due: '2024-12-31',
  from: '2024-09-30',
  before: 'on-schedule',
  after: 'behind',
} as const

describe('consequenceWords', () => {
  it('names the target by its commitment, and the reference dates', () => {
    expect(consequenceWords({ ...change, until: null })).toBe(
      '不少于 8,000 座（2024年12月31日到期），基准日9月30日起',
    )
    expect(consequenceWords({ ...change, until: '2024-10-30' })).toBe(
      '不少于 8,000 座（2024年12月31日到期），基准日9月30日至10月30日',
    )
    expect(consequenceWords({ ...change, until: '2024-09-30' })).toBe(
      '不少于 8,000 座（2024年12月31日到期），基准日9月30日',
    )
  })

  it('gives the year where it is another', () => {
    expect(consequenceWords({ ...change, from: '2023-12-31', until: '2024-01-30' })).toBe(
      '不少于 8,000 座（2024年12月31日到期），基准日2023年12月31日至2024年1月30日',
    )
  })
})

describe('placeWords', () => {
  it('names a place, or that there is none', () => {
    expect([placeWords(3), placeWords(null)]).toEqual(['第3名', '无名次'])
  })
})
