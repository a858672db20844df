import { describe, expect, it } from 'vitest'
import type { AgendaFigures } from '#metrics/agenda/agenda.ts'
import type { TargetKind } from '#metrics/agenda/kinds.ts'
import {
  agendaSequenceText,
  agendaSentence,
  judgementWords,
  milestonesSentence,
} from '#metrics/wording/judging/agenda.ts'

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
  returned: null,
  unexplained: null,
  among: null,
}
const among = { share: 0.6, place: 8, of: 9, lowest: 0.55, median: 0.8129, highest: 1.02, regional: true }
/** Thin spaces are replaced by plain ones, so that expectations can be read. */
const said = (kind: TargetKind, figures: Partial<AgendaFigures>, leadAssumed = false) =>
  agendaSentence(
    { kind, target: 'a', figures: { ...none, ...figures } },
    { ...subject, leadAssumed },
  ).replace(/\u2009/g, ' ')

describe('agendaSentence', () => {
  it.each<[TargetKind, Partial<AgendaFigures>, string]>([
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
    [
      'below-median',
      { light: 'behind', completion: 0.6, among },
      '完成进度低于中位数 21.3 个百分点，现为滞后，完成率 60.0 %，同一指标 9 地中第 8 位（最高 102.0 %，中位 81.3 %，最低 55.0 %）',
    ],
    [
      'red',
      { among: { ...among, regional: false, of: 3 } },
      '严重滞后，同一指标 3 家单位中第 8 位（最高 102.0 %，中位 81.3 %，最低 55.0 %）',
    ],
    [
      'returned-value',
      { light: 'overdue', returned: '2024-M09' },
      '2024年9月的数被退回，尚未重报，现为逾期未报',
    ],
    [
      'unexplained-value',
      { light: 'behind', unexplained: '2024-M09' },
      '2024年9月的数有疑问未说明，现为滞后',
    ],
    ['recovered', { light: 'behind', lastLight: 'far-behind' }, '由严重滞后转为滞后'],
    ['newly-met', { light: 'met', lastLight: 'on-schedule' }, '由达序时转为已达成'],
    [
      'newly-met',
      { light: 'met', lastLight: 'far-behind', revisedLight: 'met' },
      '现为已达成，按更正后的数据上次会议时已是如此',
    ],
    [
      'newly-red',
      { light: 'far-behind', lastLight: 'on-schedule', revisedLight: 'behind' },
      '按更正后的数据由滞后转为严重滞后',
    ],
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

describe('agendaSequenceText', () => {
  it('says the rule of the sequence', () => {
    expect(agendaSequenceText).toBe(
      '议题依次为：新转红灯、红灯、逾期未报、预测难以达成、研判与灯不符、低于中位数、临近到期、退回未重报、疑问未说明、更正改灯、追回进度、新达成、里程碑到期、' +
        '督办逾期、督办未答复、督办申请延期、督办待复核、督办已延期、督办将到期、秘书增列。' +
        '同类中差距大的、逾期久的、离期限近的在前；到期前 30 天内未达成的列为临近到期；' +
        '同一指标三地以上可比的，低于中位数 10 个百分点及以上的列出；督办事项 5 个工作日内到期的列出。',
    )
  })
})

describe('milestonesSentence', () => {
  const due = { organisation: 'zhengshu', due: '2024-12-31', daysLeft: 20, leadAssumed: false }
  it.each([
    [
      { names: ['数据条例出台'] },
      '里程碑“数据条例出台”还有 20 天到期（2024年12月31日），请说明是否完成。牵头：市政数局。',
    ],
    [
      { names: ['甲', '“乙”', '丙', '丁'], daysLeft: 0, leadAssumed: true },
      '“甲”、“‘乙’”、“丙”等 4 项里程碑今日到期（2024年12月31日），请说明是否完成。牵头：市政数局（推定）。',
    ],
    [
      { names: ['甲', '乙'], daysLeft: -3 },
      '里程碑“甲”、“乙”已于 3 天前到期（2024年12月31日），请说明是否完成。牵头：市政数局。',
    ],
  ])('says of %o: %s', (more, sentence) => {
    expect(milestonesSentence({ ...due, ...more }, '市政数局')).toBe(sentence)
  })
})

describe('judgementWords', () => {
  it('are what organisations may say of their targets', () => {
    expect(Object.values(judgementWords)).toEqual(['能完成', '有风险', '需协调'])
  })
})
