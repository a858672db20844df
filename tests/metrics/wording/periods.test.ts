import { describe, expect, it } from 'vitest'
import { formatPeriodShort, formatPeriodText } from '#metrics/wording/periods.ts'

describe('formatPeriodText', () => {
  it('says a stored period in Chinese, and leaves what is none as it stands', () => {
    expect(['2024-M10', '2024-Q3', '2024', 'soon'].map(formatPeriodText)).toEqual([
      '2024年10月',
      '2024年第三季度',
      '2024年',
      'soon',
    ])
  })
})

describe('formatPeriodShort', () => {
  it('leaves the year out where more than the year is said', () => {
    expect(['2024-M10', '2024-Q3', '2024', 'soon'].map(formatPeriodShort)).toEqual([
      '10月',
      '第三季度',
      '2024年',
      'soon',
    ])
  })
})
