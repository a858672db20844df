import { describe, expect, it } from 'vitest'
import { statusText } from '#metrics/wording/figures/statuses.ts'

describe('statusText', () => {
  it('says what is special about a value, and nothing of a normal one', () => {
    expect((['P', 'E', 'B', 'D', 'I', 'F'] as const).map(statusText)).toEqual([
      '初步数',
      '推算数',
      '口径调整',
      '口径不同',
      '插补数',
      '预测数',
    ])
    expect((['A', 'M', null] as const).map(statusText)).toEqual(['', '', ''])
  })
})
