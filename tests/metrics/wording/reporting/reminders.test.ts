import { describe, expect, it } from 'vitest'
import { chaseText, reminderOfFilings } from '#metrics/wording/reporting/reminders.ts'

const filing = (month: string, missing: number, returned: number) => ({
  ...{
    organisationName: '肇庆市民政局',
    period: `2024-M${month}`,
    deadline: '2024-10-14',
    missing,
    returned,
  },
})

describe('chaseText', () => {
  it('says who asks, for what, and by when it was owed', () => {
    expect(chaseText({ ...filing('09', 3, 1), byName: '李强' })).toBe(
      '李强催报：肇庆市民政局2024年9月未报 3 项，退回未重报 1 项，期限2024年10月14日，请在“待填报”里报送。',
    )
  })
})

describe('reminderOfFilings', () => {
  it('names each with its term, and says what has passed', () => {
    expect(reminderOfFilings([filing('09', 0, 2)], '2024-10-14')).toBe(
      '肇庆市民政局2024年9月退回未重报 2 项，期限2024年10月14日。请在“待填报”里报送。',
    )
    expect(reminderOfFilings([filing('08', 1, 0), filing('09', 2, 0)], '2024-10-15')).toBe(
      '肇庆市民政局2024年8月未报 1 项，期限2024年10月14日，已逾期；' +
        '肇庆市民政局2024年9月未报 2 项，期限2024年10月14日，已逾期。请在“待填报”里报送。',
    )
  })

  it('names five, and of more the number', () => {
    const six = ['04', '05', '06', '07', '08', '09'].map((month) => filing(month, 1, 0))
    const text = reminderOfFilings(six, '2024-10-14')
    expect(text).toContain('2024年8月')
    expect(text).not.toContain('2024年9月')
    expect(text).toContain('；等 6 张填报单。')
  })
})
