import { describe, expect, it } from 'vitest'
import type { AgendaFigures, AgendaKind } from '#metrics/agenda/agenda.ts'
import { agendaOrderText, agendaSentence, judgementWords } from '#metrics/wording/judging/agenda.ts'

const subject = {
  name: '5G基站累计开通数',
  regionName: '肇庆市',
  organisationName: '市工信局',
  leadAssumed: false,
}
const none: AgendaFigures = {
  light: 'far-behind',
  completion: null,
  distance: null,
  schedule: null,
  gap: null,
  chance: null,
  overdueDays: null,
  daysLeft: 67,
  meetings: 1,
  lastLight: null,
  lastGap: null,
  lastChance: null,
  revisedLight: null,
  judgement: null,
}
// Figures stand before their unit behind a thin space.
const said = (kind: AgendaKind, figures: Partial<AgendaFigures>, leadAssumed = false) =>
  agendaSentence(
    { kind, target: 'a', figures: { ...none, ...figures } },
    { ...subject, leadAssumed },
  ).replace(/\u2009/g, ' ')

describe('agendaSentence', () => {
  it.each<[AgendaKind, Partial<AgendaFigures>, string]>([
    [
      'newly-red',
      { completion: 0.7123, schedule: 0.8333, gap: -12.1, lastLight: 'behind', lastGap: -8.04 },
      '由滞后转为严重滞后，完成率 71.2 %，序时 83.3 %，差距 −12.1 个百分点，差距较上次 −4.1 个百分点',
    ],
    ['red', {}, '严重滞后'],
    [
      'red',
      { completion: 0.875, distance: 1 / 6, schedule: 0.75 },
      '严重滞后，增量完成率 16.7 %，序时 75.0 %',
    ],
    ['red', { completion: 0.5, distance: 0.5 }, '严重滞后，完成率 50.0 %'],
    [
      'red',
      { meetings: 3, gap: -12.1, lastGap: -12.14 },
      '严重滞后，连续 3 次会议如此，差距 −12.1 个百分点，差距较上次持平',
    ],
    ['red', { gap: -12.1, lastGap: -14.6 }, '严重滞后，差距 −12.1 个百分点，差距较上次 +2.5 个百分点'],
    [
      'overdue-report',
      { light: 'overdue', overdueDays: 317, meetings: 2 },
      '逾期 317 天未报，连续 2 次会议如此',
    ],
    [
      'unlikely',
      { light: 'on-schedule', chance: 0.2, lastChance: 0.61 },
      '按期达成的概率 20 %（不大可能），上次 61 %，现为达序时',
    ],
    ['unlikely', { light: 'behind', chance: 0.004 }, '按期达成的概率不到 1 %（几乎不可能），现为滞后'],
    ['contradiction', { judgement: 'able' }, '牵头单位研判“能完成”，现为严重滞后'],
    ['contradiction', { judgement: 'needs-help', light: 'met' }, '牵头单位研判“需协调”，现为已达成'],
    ['due-soon', { light: 'behind', daysLeft: 6 }, '还有 6 天到期，现为滞后'],
    ['due-soon', { light: 'behind', daysLeft: 0 }, '今日到期，现为滞后'],
    [
      'light-revised',
      { light: 'behind', lastLight: 'on-schedule', revisedLight: 'far-behind' },
      '上次会议的达序时按更正后的数据应为严重滞后，现为滞后',
    ],
    ['recovered', { light: 'behind', lastLight: 'far-behind' }, '由严重滞后转为滞后'],
    ['newly-met', { light: 'met', lastLight: 'on-schedule' }, '由达序时转为已达成'],
    ['added', { light: 'behind', gap: -2 }, '现为滞后，差距 −2.0 个百分点'],
  ])('says of %s %o: %s', (kind, figures, text) => {
    expect(said(kind, figures)).toBe(`肇庆市“5G基站累计开通数”${text}。牵头：市工信局。`)
  })

  it('sets single quotation marks within double ones', () => {
    const item = { kind: 'red', target: 'a', figures: none } as const
    expect(agendaSentence(item, { ...subject, name: '“视频办”上线事项数' })).toBe(
      '肇庆市“‘视频办’上线事项数”严重滞后。牵头：市工信局。',
    )
  })

  it('says of a lead that no document prints that it is presumed', () => {
    expect(said('red', {}, true)).toBe('肇庆市“5G基站累计开通数”严重滞后。牵头：市工信局（推定）。')
  })
})

describe('agendaOrderText', () => {
  it('says the rule of the order', () => {
    expect(agendaOrderText).toBe(
      '议题依次为：新转红灯、红灯、逾期未报、预测难以达成、研判与灯不符、临近到期、更正改灯、追回进度、新达成、秘书增列。' +
        '同类中差距大的、逾期久的、离期限近的在前；到期前 30 天内未达成的列为临近到期。',
    )
  })
})

describe('judgementWords', () => {
  it('are what units may say of their targets', () => {
    expect(Object.values(judgementWords)).toEqual(['能完成', '有风险', '需协调'])
  })
})
