import { describe, expect, it } from 'vitest'
import { documentKindWords } from '#metrics/wording/installation/documents.ts'

describe('documentKindWords', () => {
  it('calls each kind as offices do', () => {
    expect(documentKindWords).toEqual({
      brief: '简报',
      slides: '幻灯片',
      annex: '数据附表',
      circular: '通报',
      units: '一单位一页',
      regions: '一地区一页',
      minutes: '纪要',
    })
  })
})
