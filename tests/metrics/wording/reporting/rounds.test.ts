import { describe, expect, it } from 'vitest'
import { askStandingText, roundAskText, roundFigureText } from '#metrics/wording/reporting/rounds.ts'

describe('roundAskText', () => {
  const told = { title: '第2次报送', organisationName: '肇庆市民政局', clauses: 2, due: '2024-12-20' }
  it('tells what is asked, until when', () => {
    expect(roundAskText(told, 'asked')).toBe(
      '“第2次报送”请肇庆市民政局报送 2 条的进展、问题和下一步，请在2024年12月20日以前在“报送轮次”里答复。',
    )
  })
  it('says of a reminder that nothing was answered', () => {
    expect(roundAskText(told, 'reminded')).toContain('尚未答复，请在2024年12月20日以前')
  })
})

describe('askStandingText', () => {
  it.each([
    ['answered', 0, '已答复'],
    ['answered-late', 3, '已答复，迟 3 天'],
    ['awaited', 0, '未答复'],
    ['overdue', 2, '逾期 2 天未答复'],
  ] as const)('of %s by %i days is %s', (state, daysLate, text) => {
    expect(askStandingText({ state, daysLate })).toBe(text)
  })
})

describe('roundFigureText', () => {
  const figure = { value: 7000, unit: '座', decimals: 0, period: '2024-M09', completion: 0.875 }
  it('has the value with its period and its completion', () => {
    expect(roundFigureText(figure)).toBe('7,000\u2009座（2024年9月），完成率 87.5\u2009%')
  })
  it('leaves out what there is not', () => {
    expect(roundFigureText({ ...figure, period: null, completion: null })).toBe('7,000\u2009座')
    expect(roundFigureText({ ...figure, value: null })).toBeNull()
  })
})
