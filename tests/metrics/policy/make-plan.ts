import type { Organisation, Region } from '#metrics/catalogue/catalogue.ts'
import type { PlanSource } from '#metrics/policy/plan-source.ts'

const organisation = (id: string, name: string, ...aliases: readonly string[]): Organisation => ({
  id,
  name,
  aliases,
  region: '441200',
  collective: false,
})

export const organisations: readonly Organisation[] = [
  organisation('gongxin', '市工业和信息化局', '市工信局'),
  organisation('zhengshu', '市政务服务和数据管理局', '市政数局'),
  organisation('nongye', '市农业农村局'),
]

export const regions: readonly Region[] = [
  { code: '441200', name: '肇庆市', level: 'city', parent: '440000' },
  { code: '441202', name: '端州区', level: 'county', parent: '441200' },
  { code: '441203', name: '鼎湖区', level: 'county', parent: '441200' },
  { code: '441200-gaoxinqu', name: '肇庆高新区', level: 'zone', parent: '441200' },
  { code: '441802', name: '清城区', level: 'county', parent: '441800' },
]

/** A plan of 肇庆 for 2024 with one clause, 五(二十五), led by 市工信局, and one commitment of 8,000 stations. */
export function makePlan(part: Partial<PlanSource> = {}): PlanSource {
  return {
    id: 'zhaoqing-2024',
    code: '000',
    place: 'zhaoqing',
    region: '441200',
    title: '2024年数字经济工作要点',
    shortTitle: '数字经济2024',
    issuers: ['肇庆市工业和信息化局'],
    horizon: '2024-12-31',
    span: { start: '2024-01-01', due: '2024-12-31', assumed: false },
    undated: '按年度要点取2024年底',
    leadRule: '逐条印明',
    leadModes: { alone: 'sole', supported: 'lead+support' },
    jointRemark: '按职责分工，未印牵头',
    clauses: [{ path: '五(二十五)', title: '通信网络', lead: ['市工信局'] }],
    commitments: [makeCommitment()],
    milestones: [],
    duties: [],
    remarks: [],
    ...part,
  }
}

type CommitmentRow = PlanSource['commitments'][number]

/** The commitment 至2024年底，累计建成5G基站8000座以上 (000-A08). */
export function makeCommitment(part: Partial<CommitmentRow> = {}): CommitmentRow {
  return {
    entry: '000-A08',
    slug: '5g-base-stations',
    clause: '五(二十五)',
    name: '5G基站累计开通数',
    kind: 'hard',
    basis: 'stock',
    comparator: '>=',
    value: '8000',
    unit: '座',
    dated: 'beside',
    ...part,
  }
}
