import { describe, expect, it } from 'vitest'
import { lightWord } from '#metrics/wording/judging/lights.ts'

describe('lightWord', () => {
  it('calls a light as officials do, and the lack of one', () => {
    expect((['met', 'on-schedule', 'behind', 'far-behind'] as const).map(lightWord)).toEqual([
      '已达成',
      '达序时',
      '滞后',
      '严重滞后',
    ])
    expect((['missed', 'overdue', 'no-baseline', 'no-data', 'not-started'] as const).map(lightWord)).toEqual([
      '未完成',
      '逾期未报',
      '缺基期',
      '暂无数据',
      '未开始',
    ])
    expect(lightWord(null)).toBe('不评灯')
  })
})
