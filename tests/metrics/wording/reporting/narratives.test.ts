import { describe, expect, it } from 'vitest'
import {
  narrativeAskedText,
  narrativeCancelledText,
  narrativeReminderText,
  unaskedText,
  unfitDueText,
} from '#metrics/wording/reporting/narratives.ts'

const asked = {
  meeting: '第43周调度会',
  organisationName: '肇庆市工业和信息化局',
  targets: ['5G基站累计开通数'],
  due: '2024-10-24',
}

describe('narrativeAskedText', () => {
  it('says what is asked, where to answer, by when and how long', () => {
    expect(narrativeAskedText(asked)).toBe(
      '“第43周调度会”请肇庆市工业和信息化局说明“5G基站累计开通数”，请在2024年10月24日以前在“会前说明”里答复：' +
        '原因不超过 300 字，措施不超过 300 字，需协调事项不超过 200 字，并作出研判。',
    )
  })
})

describe('unfitDueText', () => {
  it.each([
    ['2024-10-22', '2024-10-23', '答复期限2024-10-22已经过去，请改为今天（2024-10-23）或以后。'],
    ['2024-10-22', null, null],
    ['2024-10-23', '2024-10-23', null],
    ['2024-10-25', '2024-10-23', null],
    ['2024-10-26', '2024-10-23', '答复期限2024-10-26在会议日期2024-10-25之后，请改为开会当天或以前。'],
  ])('judges %s where the earliest is %s', (due, earliest, text) => {
    expect(unfitDueText(due, { earliest, meeting: '2024-10-25' })).toBe(text)
  })
})

describe('narrativeCancelledText', () => {
  it('says that nothing is asked any more', () => {
    expect(narrativeCancelledText(asked)).toBe(
      '“第43周调度会”已取消，肇庆市工业和信息化局不必再说明“5G基站累计开通数”。',
    )
  })
})

describe('unaskedText', () => {
  it('says about what nobody was asked, and who can change that', () => {
    expect(unaskedText(['5G基站累计开通数'])).toBe(
      '没有请的：“5G基站累计开通数”。答复的单位没有在其区域填报的人，请管理员在“人员”里添加或调整填报范围，再请。',
    )
  })
})

describe('narrativeReminderText', () => {
  it('says that the day is near, or has passed', () => {
    expect(narrativeReminderText(asked, 'due-soon')).toBe(
      '“第43周调度会”请肇庆市工业和信息化局说明“5G基站累计开通数”，尚未答复，请在2024年10月24日以前答复。',
    )
    const many = { ...asked, targets: ['甲', '“乙”', '丙', '丁'] }
    expect(narrativeReminderText(many, 'overdue')).toBe(
      '“第43周调度会”请肇庆市工业和信息化局说明“甲”、“‘乙’”、“丙”等 4 项目标，尚未答复，期限2024年10月24日已过，请立即答复。',
    )
  })
})
