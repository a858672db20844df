import { describe, expect, it } from 'vitest'
import type { TargetDraft } from '#metrics/planning/plan-draft.ts'
import { faultsOf, indicatorOf, makeDraft, makeTarget, planOf, read, targetOf } from './make-draft.ts'

describe('draftPlan', () => {
  it('Z-2 makes records of a plan in which the least is filled, in its own region', () => {
    const { records, document, catalogue: joined } = planOf(makeDraft())
    expect(document).toBe('350200-plan-1')
    expect(records.documents).toEqual([
      {
        kind: 'policy',
        id: '350200-plan-1',
        title: '数字经济计划',
        shortTitle: '数字经济计划',
        issuers: [],
        region: '350200',
        horizon: '2024-12-31',
        leadRule: '按条款和目标表所列单位',
        clauses: [
          {
            key: '350200-plan-1:正文',
            path: '正文',
            title: '数字经济计划',
            lead: [],
            support: [],
            joint: [],
            leadMode: 'none_printed',
            leadDefault: '350200-org-1',
            leadAssumed: true,
            remarks: [],
          },
        ],
        duties: [],
        remarks: [],
      },
    ])
    expect(records.indicators).toEqual([
      {
        id: '350200-1',
        name: '上云企业数',
        unit: '家',
        decimals: 0,
        direction: 'higher',
        frequency: 'M',
        accumulation: 'year-to-date',
        reportDays: 6,
        reporter: '350200-org-1',
        reporterAssumed: true,
        regions: ['350200'],
        schemeAssumed: true,
      },
    ])
    expect(records.targets).toMatchObject([
      {
        id: '350200-2024-1',
        value: '3000',
        start: '2024-01-01',
        due: '2024-12-31',
        comparator: '>=',
        kind: 'hard',
      },
    ])
    expect(records.regions.map(({ code, level, parent }) => [code, level, parent])).toEqual([
      ['100000', 'country', undefined],
      ['350000', 'province', '100000'],
      ['350200', 'city', '350000'],
      ['350203', 'county', '350200'],
      ['350205', 'county', '350200'],
    ])
    expect(records.boards).toEqual([
      { id: '350200-plan-1', title: '数字经济计划', subtitle: '', scope: '350200-plan-1', real: false },
    ])
    expect(joined.targets).toHaveLength(1)
  })

  it('W-11 has indicators reviewed by the levels that are written, in any words for them, or once', () => {
    const levelsOf = (reviewLevels: string) =>
      planOf(makeDraft({ targets: [makeTarget({ reviewLevels })] })).records.indicators[0]?.reviewLevels
    expect(levelsOf('县级、市级')).toEqual(['county', 'city'])
    expect(levelsOf('县市省三级')).toEqual(['county', 'city', 'province'])
    expect([levelsOf('不分级'), levelsOf('')]).toEqual([undefined, undefined])
    expect(faultsOf(makeDraft({ targets: [makeTarget({ reviewLevels: '乡级' })] }))).toMatchObject([
      ['targets', 0, 'reviewLevels', expect.stringContaining('乡级')],
    ])
  })

  it('Z-2 takes what a row fixes by itself, in an office’s words', () => {
    const row: TargetDraft = {
      clause: '一',
      kind: '软性表述',
      comparator: '不超过',
      value: '１２',
      unit: '％',
      basis: '降幅',
      start: '2024年3月',
      due: '2024年6月',
      region: '思明区',
      byCounty: '是',
      lead: ['思明区人民政府', ' '],
      reporter: '市工信局',
      frequency: '每季',
      accumulation: '当期数',
      reportDays: '10',
      decimals: '1',
      baseline: '20',
      denominator: '166',
      countingRule: '以物理地址计算',
      force: '约束性',
      softeners: ['力争'],
      parts: ['甲', '乙'],
      says: '印“前”',
      entry: 'A-1',
      remarks: ['疑'],
      mayExceed: '√',
    }
    const draft = makeDraft({
      clauses: [{ path: '一', title: '产业', joint: ['市工信局'], shared: '是', remarks: ['注'] }],
      targets: [makeTarget(row)],
    })
    const { records } = planOf(draft)
    expect(records.indicators[0]).toMatchObject({
      unit: '%',
      direction: 'lower',
      frequency: 'Q',
      accumulation: 'increment',
      reportDays: 10,
      decimals: 1,
      reporter: '350200-org-1',
      reporterAssumed: false,
      regions: ['350203', '350205'],
      countingRule: { version: 1, text: '以物理地址计算' },
      schemeAssumed: false,
    })
    expect(records.targets[0]).toMatchObject({
      region: '350203',
      start: '2024-03-01',
      due: '2024-06-30',
      value: '12',
      baseline: '20',
      denominator: '166',
      force: 'binding',
      kind: 'soft',
      organisations: ['350200-org-2'],
      leadAssumed: false,
      softeners: ['力争'],
      citations: [{ document: '350200-plan-1', clause: '一', entry: 'A-1', remark: '印“前”' }],
    })
  })

  it.each<[TargetDraft, string]>([
    [{ basis: '', comparator: '区间', high: '4000' }, 'range'],
    [{ basis: '', unit: '%', name: '能耗降低率' }, 'reduction'],
    [{ basis: '', unit: '个百分点', name: '营收增长率' }, 'growth'],
    [{ basis: '', unit: '%', name: '光纤覆盖率' }, 'coverage'],
    [{ basis: '', unit: '%', name: '占GDP比重' }, 'ratio'],
    [{ basis: '', name: '5G基站累计数' }, 'stock'],
    [{ basis: '', name: '新建5G基站' }, 'flow'],
    [{ basis: '', name: '新建数据中心PUE', unit: '', comparator: '不超过', value: '1.25' }, 'ratio'],
    [{ basis: '', name: '每万人新增专利', unit: '件/万人' }, 'ratio'],
    [{ basis: 'deliverables' }, 'deliverables'],
  ])('Z-2 judges %j as %s', (part, basis) => {
    expect(targetOf(part)?.basis).toBe(basis)
    const { remarks } = read(makeDraft({ targets: [makeTarget(part)] }))
    const asked = remarks.filter(({ detail }) => detail.startsWith('未填评价方式，按名称和单位推定为“'))
    expect(asked).toHaveLength(part.basis === '' ? 1 : 0)
  })

  it('Z-3 remarks on the basis that it takes for a row without one, and on a plan without targets', () => {
    const remarksOf = (part: TargetDraft) =>
      read(makeDraft({ targets: [makeTarget(part)] })).remarks.map(({ detail }) => detail)
    expect(remarksOf({ basis: '' })).toContain(
      '未填评价方式，按名称和单位推定为“期间累计”，按本年累计计，请核对。',
    )
    expect(remarksOf({ basis: '', accumulation: '当期数' })).toContain(
      '未填评价方式，按名称和单位推定为“期间累计”，请核对。',
    )
    const empty = read(makeDraft({ targets: [] }))
    expect(empty.remarks.map(({ table, detail }) => [table, detail])).toContainEqual([
      'targets',
      '还没有目标，发布后看板是空的。',
    ])
  })

  it('Z-2 takes a written start as stated, and the plan’s own unless the plan says that it is assumed', () => {
    expect(targetOf({ start: '2023年' })).toMatchObject({ start: '2023-01-01', spanAssumed: false })
    const assumed = { ...makeDraft().document, spanAssumed: '是' }
    expect(planOf(makeDraft({ document: assumed })).records.targets[0]).toMatchObject({ spanAssumed: true })
  })

  it('Z-2 has two digits in a unit per something else, so that a ratio is not rounded away', () => {
    expect(indicatorOf({ unit: '座/万人', basis: '比率', value: '30' })?.decimals).toBe(2)
  })

  it('Z-2 takes another direction where it is told', () => {
    expect(indicatorOf({ comparator: '不足' })?.direction).toBe('lower')
    expect(indicatorOf({ comparator: '不足', direction: '越高越好' })?.direction).toBe('higher')
  })

  it('Z-2 measures rows of one name and unit by one indicator', () => {
    const draft = makeDraft({
      targets: [
        makeTarget({ slug: 'cloud' }),
        makeTarget({ region: '思明区', value: '500' }),
        makeTarget({ due: '2025', value: '5000' }),
        makeTarget({ name: '另一项' }),
      ],
    })
    const { records } = planOf(draft)
    expect(records.indicators.map(({ id, regions }) => [id, regions])).toEqual([
      ['350200-cloud', ['350200', '350203']],
      ['350200-1', ['350200']],
    ])
    expect(records.targets.map(({ id }) => id)).toEqual([
      '350200-2024-cloud',
      '350200-2024-cloud-350203',
      '350200-2025-cloud',
      '350200-2024-1',
    ])
  })
})
