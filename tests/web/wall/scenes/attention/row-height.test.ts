import { describe, expect, it } from 'vitest'
import { rowHeight, whoText } from '#web/wall/scenes/attention/row-height.ts'

const longest = {
  name: '县级以上主要城区、重点乡镇和重点工业园区5G连续覆盖率',
  who: '市加快数字化发展工作领导小组各成员单位',
}

describe('rowHeight', () => {
  it('is that of two lines where name and organisation are short: 34, 26 and the gaps', () => {
    expect(rowHeight({ name: '森林抚育提升面积', who: '市林业局' }, 621)).toBe(71)
  })

  it('has the organisation above the progress where the list is too narrow for both', () => {
    // Three lines of 23 px at 1280×1024, and two of 24 and 26.
    expect(rowHeight(longest, 525)).toBe(3 * 23 + 5 + 50 + 6)
    // At 1920×1080 the name takes two lines.
    expect(rowHeight(longest, 621)).toBe(2 * 23 + 5 + 50 + 6)
  })

  it('grows with the organisation where its line wraps too', () => {
    const waits = `${longest.who}（推定） · 新数待审核`
    expect(rowHeight({ ...longest, who: waits }, 525)).toBe(3 * 23 + 5 + 74 + 6)
  })

  it('has a name of middle length in two lines beside a figure that leaves no room for one', () => {
    expect(rowHeight({ name: '新一代信息技术工程类市重点项目数', who: '市工信局' }, 525)).toBe(88)
    expect(rowHeight({ name: '新一代信息技术工程类市重点项目数', who: '市工信局' }, 621)).toBe(71)
  })
})

describe('whoText', () => {
  it('says that the organisation is assumed, and that a new value waits for review', () => {
    const sure = { leadAssumed: false, pendingReview: false }
    expect(whoText(sure, '市林业局')).toBe('市林业局')
    expect(whoText({ leadAssumed: true, pendingReview: true }, '市林业局')).toBe(
      '市林业局（推定） · 新数待审核',
    )
  })
})
