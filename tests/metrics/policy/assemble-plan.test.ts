import { describe, expect, it } from 'vitest'
import { assemblePlan } from '#metrics/policy/assemble-plan.ts'
import type { ClauseRow, PlanSource } from '#metrics/policy/plan-source.ts'
import { makeCommitment, makePlan, organisations, regions } from './make-plan.ts'

const assemble = (part: Partial<PlanSource> = {}) => assemblePlan(makePlan(part), { organisations, regions })
const clauseOf = (row: Partial<ClauseRow>) =>
  assemble({ clauses: [{ path: '五(二十五)', title: '通信网络', ...row }] }).document.clauses[0]
const measured = (part: Partial<PlanSource['commitments'][number]>) => {
  const plan = assemble({ commitments: [makeCommitment(part)] })
  return { indicator: plan.indicators[0]!, target: plan.targets[0]! }
}

describe('assemblePlan', () => {
  it('keeps of a document what it prints, and nothing else', () => {
    expect(assemble().document).toEqual({
      kind: 'policy',
      code: '000',
      id: 'zhaoqing-2024',
      title: '2024年数字经济工作要点',
      shortTitle: '数字经济2024',
      issuers: ['肇庆市工业和信息化局'],
      region: '441200',
      horizon: '2024-12-31',
      leadRule: '逐条印明',
      clauses: [expect.objectContaining({ key: '000:五(二十五)', lead: ['gongxin'] })],
      duties: [],
      remarks: [],
    })
    const printed = { number: '肇工信函〔2024〕33号', signed: '2024-07-26' }
    expect(assemble(printed).document).toMatchObject(printed)
  })

  it.each<[string, Partial<ClauseRow>, Record<string, unknown>]>([
    ['one organisation alone', { lead: ['市工信局'] }, { leadMode: 'sole', leadDefault: 'gongxin' }],
    [
      'a lead with others in support',
      { lead: ['市工信局'], support: ['市政数局'] },
      { leadMode: 'lead+support', support: ['zhengshu'] },
    ],
    [
      'a lead with shared duties besides',
      { lead: ['市工信局'], support: ['市政数局'], shared: true },
      { leadMode: 'lead+support+shared' },
    ],
    [
      'organisations side by side: the first is taken, and the remark says so',
      { joint: ['市政数局', '市农业农村局'], remarks: ['印刷异常'] },
      {
        leadMode: 'joint_no_lead',
        leadDefault: 'zhengshu',
        leadAssumed: true,
        remarks: ['按职责分工，未印牵头', '印刷异常'],
      },
    ],
    [
      'no organisation, where one is inferred',
      { inferred: '市农业农村局' },
      { leadMode: 'none_printed', leadDefault: 'nongye', leadAssumed: true },
    ],
  ])('reads who answers for a clause: %s', (_what, row, expected) => {
    expect(clauseOf(row)).toMatchObject(expected)
  })

  it('leaves a clause, and what it commits to, without anybody where nobody is printed or inferred', () => {
    const plan = assemble({ clauses: [{ path: '五(二十五)', title: '通信网络' }] })
    expect(plan.document.clauses[0]).not.toHaveProperty('leadDefault')
    expect(plan.targets[0]).toMatchObject({ organisations: [], leadAssumed: false })
    expect(plan.indicators[0]!.reporter).toBe('')
  })

  it('makes of a commitment a target and the indicator that it is measured by', () => {
    const { indicator, target } = measured({ byCounty: true, countingRule: '以物理地址计算，建成并开通' })
    expect(indicator).toEqual({
      id: 'zhaoqing-5g-base-stations',
      name: '5G基站累计开通数',
      unit: '座',
      decimals: 0,
      direction: 'higher',
      frequency: 'M',
      accumulation: 'level',
      countingRule: { version: 1, text: '以物理地址计算，建成并开通' },
      reportDays: 6,
      reporter: 'gongxin',
      reporterAssumed: false,
      regions: ['441200', '441202', '441203'],
      schemeAssumed: true,
      remarks: ['区县分项系推定收集,文件未印'],
    })
    expect(target).toEqual({
      id: 'zhaoqing-2024-5g-base-stations',
      indicator: 'zhaoqing-5g-base-stations',
      name: '5G基站累计开通数',
      region: '441200',
      basis: 'stock',
      comparator: '>=',
      value: '8000',
      start: '2024-01-01',
      due: '2024-12-31',
      kind: 'hard',
      spanAssumed: false,
      citations: [{ document: 'zhaoqing-2024', clause: '五(二十五)', entry: '000-A08' }],
      organisations: ['gongxin'],
      leadAssumed: false,
      softeners: [],
      remarks: [],
    })
  })

  it('counts since 1 January what is done within a span, and takes everything else as a level', () => {
    const bases = ['flow', 'deliverables', 'range', 'stock', 'ratio', 'coverage', 'growth'] as const
    expect(bases.map((basis) => measured({ basis }).indicator.accumulation)).toEqual([
      'year-to-date',
      'year-to-date',
      'year-to-date',
      'level',
      'level',
      'level',
      'level',
    ])
  })

  it('lets as many digits be entered as the unit has, and two where the plan prints any', () => {
    const decimals = (part: Parameters<typeof measured>[0]) => measured(part).indicator.decimals
    expect(decimals({ unit: '家', value: '20' })).toBe(0)
    expect(decimals({ unit: '万个', value: '2' })).toBe(4)
    expect(decimals({ unit: '亿元', value: '150' })).toBe(2)
    expect(decimals({ unit: '', value: '1.3' })).toBe(2)
    expect(decimals({ unit: '个', value: '3', baseline: '2.125' })).toBe(3)
    expect(decimals({ unit: '个', value: '3.5', decimals: 0 })).toBe(0)
  })

  it('lets no share be entered beyond 100 % unless it may exceed it, and a rate below 0', () => {
    const share = { unit: '%', basis: 'coverage' } as const
    expect(measured(share).indicator).toMatchObject({ ceiling: 100, decimals: 2 })
    expect(measured({ ...share, mayExceed: true }).indicator).not.toHaveProperty('ceiling')
    expect(measured({ unit: '%', basis: 'growth' }).indicator).toMatchObject({ negative: true })
    expect(measured({ unit: '%', basis: 'growth' }).indicator).not.toHaveProperty('ceiling')
  })

  it('marks a due date and a start that are assumed, and gives no due date where none is printed', () => {
    expect(measured({ dated: 'plan', start: '2024-07-01' }).target).toMatchObject({
      start: '2024-07-01',
      due: '2024-12-31',
      spanAssumed: true,
      remarks: ['期限未单独印出，按年度要点取2024年底'],
    })
    expect(measured({ dated: 'nowhere' }).target).not.toHaveProperty('due')
  })

  it('keeps what a commitment says besides its figure', () => {
    const { indicator, target } = measured({
      region: '440000',
      comparator: 'range',
      high: '9000',
      denominator: '166 家',
      says: '印“以上”',
      parts: ['业务通', '系统通'],
      softeners: ['争取'],
      remarks: ['未印比较词'],
    })
    expect(indicator.regions).toEqual(['440000'])
    expect(target).toMatchObject({
      region: '440000',
      high: '9000',
      denominator: '166 家',
      citations: [expect.objectContaining({ remark: '印“以上”' })],
      softeners: ['争取'],
      remarks: ['分项：业务通、系统通', '未印比较词'],
    })
  })

  it('gives a milestone the clause’s organisations and the plan’s date, and says where the date is not its own', () => {
    const { milestones } = assemble({
      milestones: [
        { id: '000-c25', clause: '五(二十五)', kind: 'title', name: '5G“扬帆之城”创建', see: ['000-B02'] },
        {
          id: '000-c07',
          clause: '五(二十五)',
          kind: 'application',
          name: '元器件特色园申报',
          dated: 'in-name',
          region: '441202',
          softeners: ['支持'],
        },
      ],
    })
    expect(milestones).toEqual([
      {
        id: '000-c25',
        name: '5G“扬帆之城”创建',
        kind: 'title',
        region: '441200',
        due: '2024-12-31',
        dueAssumed: true,
        citations: [{ document: 'zhaoqing-2024', clause: '五(二十五)', entry: '000-C25' }],
        organisations: ['gongxin'],
        leadAssumed: false,
        remarks: ['期限未单独印出，按年度要点取2024年底', '参见000-B02'],
      },
      expect.objectContaining({ region: '441202', dueAssumed: false, softeners: ['支持'], remarks: [] }),
    ])
  })

  it('takes the reporters of a duty from its own names, else from its clause, else from nobody', () => {
    const { duties } = assemble({
      duties: [
        {
          id: '000-r01',
          kind: 'dated-progress',
          name: '进展报送',
          clause: '文末段',
          due: '2024-09-30',
          recipients: ['市工信局'],
          reporters: ['市政数局'],
        },
        { id: '000-r02', kind: 'evaluation-duty', name: '评估', clause: '五(二十五)', remarks: ['未印日期'] },
        { id: '000-r03', kind: 'evaluation-duty', name: '评估', clause: '文首段' },
      ],
    }).document
    expect(duties.map(({ recipients, reporters, remarks }) => [recipients, reporters, remarks])).toEqual([
      [['gongxin'], ['zhengshu'], []],
      [[], ['gongxin'], ['未印日期']],
      [[], [], []],
    ])
  })

  it('refuses an organisation that no table names and a clause that is not there', () => {
    expect(() => clauseOf({ lead: ['市统计局'] })).toThrow('no organisation is called 市统计局')
    expect(() => measured({ clause: '六(一)' })).toThrow('zhaoqing-2024 has no clause 六(一)')
  })
})
