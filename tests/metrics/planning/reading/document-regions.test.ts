import { describe, expect, it } from 'vitest'
import { documentRegions } from '#metrics/planning/reading/document-regions.ts'

const regions = [
  { code: '440000', name: '广东省' },
  { code: '441200', name: '肇庆市' },
  { code: '441203', name: '鼎湖区' },
  { code: '441800', name: '清远市' },
]
const named = (title: string | undefined, ...issuers: string[]) => [
  ...documentRegions({ title, issuers }, regions),
]

describe('documentRegions', () => {
  it('takes those of which title or issuer has the whole name', () => {
    expect(named('清远市数字经济发展规划')).toEqual(['441800'])
    expect(named('数字经济发展规划', '肇庆市人民政府')).toEqual(['441200'])
    expect(named('肇庆市鼎湖区工作要点')).toEqual(['441200', '441203'])
  })

  it('takes what a name begins with where no whole name is there', () => {
    expect(named('“数字肇庆”建设行动计划')).toEqual(['441200'])
    expect(named('广东数字政府改革方案')).toEqual(['440000'])
  })

  it('finds none where the catalogue has no such region, or nothing is named', () => {
    expect(named('株洲市行动计划')).toEqual([])
    expect(named(undefined)).toEqual([])
  })
})
