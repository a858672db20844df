import { describe, expect, it } from 'vitest'
import {
  formatPeriodShort,
  formatPeriodText,
  formatPeriodWithin,
  formNumber,
} from '#metrics/wording/periods.ts'

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

describe('formatPeriodWithin', () => {
  it('leaves out the year of the reference date alone', () => {
    expect(formatPeriodWithin('2024-M10', '2024-11-08')).toBe('10月')
    expect(formatPeriodWithin('2023-M12', '2024-11-08')).toBe('2023年12月')
  })
})

describe('formNumber', () => {
  it('numbers the form of a period within its year', () => {
    expect(
      ['2024-M10', '2024-Q3', '2024-S1', '2024-W30', '2024-D206', '2024', 'soon'].map(formNumber),
    ).toEqual([
      '月报〔2024〕10号',
      '季报〔2024〕3号',
      '半年报〔2024〕1号',
      '周报〔2024〕30号',
      '日报〔2024〕206号',
      '年报〔2024〕',
      'soon',
    ])
  })
})
