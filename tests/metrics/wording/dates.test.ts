import { describe, expect, it } from 'vitest'
import { dateText, formatDay, formatDaysLeft, weekdayText } from '#metrics/wording/dates.ts'

describe('formatDay', () => {
  it('names the year only where it is another', () => {
    expect(formatDay('2024-11-08', '2024-11-04')).toBe('11月8日')
    expect(formatDay('2025-01-09', '2024-12-31')).toBe('2025年1月9日')
  })
})

describe('formatDaysLeft', () => {
  it('tells days left, today and days overdue', () => {
    const left = (workingDaysLeft: number, overdueDays = 0) =>
      formatDaysLeft({ workingDaysLeft, overdueDays })
    expect([left(3), left(0)]).toEqual(['还有 3 个工作日', '今天截止'])
    // A deadline on Friday has passed on Saturday, though no working day has.
    expect([left(0, 1), left(-2, 4)]).toEqual(['已逾期 1 天', '已逾期 4 天'])
  })
})

describe('dateText and weekdayText', () => {
  it('name a day as it is said', () => {
    expect([dateText('2024-10-31'), weekdayText('2024-10-31')]).toEqual(['2024年10月31日', '周四'])
    expect(weekdayText('2024-11-03')).toBe('周日')
  })
})
