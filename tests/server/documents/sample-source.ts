import type { MeetingSnapshot } from '#server/contract/meetings.ts'
import type { DocumentSource } from '#server/documents/source.ts'
import { summaryOf } from '#server/documents/summary.ts'

type Row = MeetingSnapshot['targets'][number]

/** A hostile name: a formula, signs of XML, a control character, marks of writing direction, half an emoji. */
const hostileName = '=HYPERLINK("x")<b>&\u0007\u202E反\u200F😀\uD83D项'
/** The hostile name as documents print it. */
export const cleanName = '=HYPERLINK("x")<b>&反😀\uFFFD项'

const row: Row = {
  target: 'zhaoqing-2024-5g-base-stations',
  indicator: 'zhaoqing-5g-base-stations',
  name: '5G基站累计开通数',
  unit: '座',
  decimals: 0,
  region: '441200',
  regionName: '肇庆市',
  document: 'zhaoqing-2024',
  documentTitle: '肇庆数字经济2024',
  commitment: '不少于\u20098,000\u2009座',
  clause: '五(二十五)',
  organisation: 'zhaoqing-gongxin',
  organisationName: '市工业和信息化局',
  leadAssumed: false,
  basis: 'stock',
  comparator: '>=',
  targetValue: 8_000,
  high: null,
  start: '2024-01-01',
  due: '2024-12-31',
  light: 'far-behind',
  completion: 0.875,
  distance: 0.1666667,
  schedule: 0.75,
  gap: -58.3333,
  value: 7_000,
  numerator: null,
  denominator: null,
  achieved: 7_000,
  baseline: 6_800,
  breakPeriod: null,
  period: '2024-M09',
  status: 'A',
  pendingReview: false,
  expectedPeriod: '2024-M09',
  deadline: '2024-10-15',
  overdueSince: null,
  overdueDays: null,
  lagMonths: 7,
  rule: 'xushi-1',
  demo: false,
  chance: 0.12,
}

const order: NonNullable<MeetingSnapshot['orders']>[number] = {
  id: '2024-3',
  number: '督办〔2024〕3号',
  order: hostileName,
  reason: 'overdue',
  state: 'in-progress',
  colour: 'red',
  organisation: row.organisation,
  organisationName: row.organisationName,
  person: null,
  targets: [row.target],
  meeting: 'weekly-1',
  filedOn: '2024-09-27',
  assignedOn: '2024-09-29',
  due: '2024-10-18',
  endedOn: null,
  waited: 6,
  unanswered: true,
  left: -4,
  standing: '逾期 4 个工作日，6 个工作日未反馈',
  report: { on: '2024-10-14', text: hostileName },
  since: [{ target: row.target, sentence: '交办时严重滞后，此后没有变化。' }],
  demo: false,
}

/** The narrative of the first target's organisation. */
export const sampleNarrative: NonNullable<MeetingSnapshot['narratives']>[number] = {
  target: row.target,
  organisation: row.organisation,
  organisationName: row.organisationName,
  due: '2024-10-23',
  askedBy: '秘书',
  askedAt: '2024-10-21T09:00:00.000+08:00',
  version: 2,
  answer: {
    cause: '用地批复晚。\n管线未迁。',
    measures: '驻点督办<b>&\u202E反',
    coordination: '',
    judgement: 'at-risk',
  },
  answeredBy: '张三',
  answeredAt: '2024-10-22T09:00:00.000+08:00',
}

const months = [
  '2023-M12',
  ...Array.from({ length: 12 }, (_, place) => `2024-M${String(place + 1).padStart(2, '0')}`),
]

/** A meeting with this number of targets: the first is red, the others are met and have hostile names. */
export function sampleSource(targets: number, curves = true): DocumentSource {
  const rows = Array.from({ length: targets }, (_, place): Row => {
    if (place === 0) return row
    return {
      ...row,
      target: `other-${place}`,
      name: hostileName,
      light: 'met',
      gap: 25,
      distance: null,
      completion: 1,
    }
  })
  return {
    meeting: { title: '第43周调度会', date: '2024-10-25' },
    at: '2024-10-24',
    sequence: 42,
    order: '议题依次为：红灯。',
    comparedWith: null,
    demo: false,
    rule: 'xushi-1',
    lightRule: {
      name: '序时规则（第1版）',
      onSchedule: { from: 0, exclusive: false },
      behind: { from: -10, exclusive: false },
      options: [],
    },
    scopes: [{ scope: '441200', name: '肇庆市' }],
    items: [
      {
        key: 'red.zhaoqing-2024-5g-base-stations',
        kind: 'red',
        target: row.target,
        organisation: row.organisation,
        sentence: '肇庆市“5G基站累计开通数”严重滞后，增量完成率 16.7\u2009%。牵头：市工业和信息化局。',
        figures: {
          light: 'far-behind',
          completion: 0.875,
          distance: 0.1666667,
          schedule: 0.75,
          gap: -58.3333,
          chance: 0.12,
          overdueDays: null,
          daysLeft: 68,
          meetings: 1,
          lastLight: null,
          lastGap: null,
          lastChance: null,
          revisedLight: null,
        },
        comment: hostileName,
        editedBy: null,
      },
    ],
    dropped: [],
    targets: rows,
    orders: [order],
    ordersOn: '2024-10-25',
    ...(curves && {
      curves: [
        {
          target: row.target,
          periods: months,
          actual: months.map((_, place) => (place < 10 ? 6_800 + 20 * place : null)),
          planned: months.map((_, place) => 6_800 + 100 * place),
          unsettled: [9],
          breaks: [],
          forecast: {
            from: '2024-M09',
            point: [7_020, 7_040, 7_060],
            low80: [7_000, 7_000, 7_000],
            high80: [7_050, 7_100, 7_150],
          },
        },
      ],
    }),
    snapshot: {
      version: 1,
      sequence: 42,
      hash: 'a'.repeat(64),
      at: '2024-10-24',
      frozenAt: '2024-10-25T09:00:00.000+08:00',
      frozenBy: '调度会秘书',
      reason: null,
      sha256: 'b'.repeat(64),
    },
    summary: summaryOf(rows),
    head: { redTitle: '目标调度简报', number: '第3期', issuer: '市数字办', closing: '', copies: '各区县' },
  }
}
