import { describe, expect, it } from 'vitest'
import { absenceWords, reasonsToChoose } from '#metrics/wording/figures/absences.ts'

describe('absenceWords', () => {
  it('names every reason; overdue alone is none that a reporter may choose', () => {
    expect(reasonsToChoose.map((reason) => absenceWords[reason])).toEqual([
      '未开展采集',
      '不适用',
      '未到报送时间',
      '涉密或不予公开',
      '分母为零，无法计算',
    ])
    expect(
      Object.keys(absenceWords).filter((reason) => !reasonsToChoose.some((one) => one === reason)),
    ).toEqual(['overdue'])
  })
})
