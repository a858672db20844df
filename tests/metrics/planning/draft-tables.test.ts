import { describe, expect, it } from 'vitest'
import type { PlanDraft } from '#metrics/planning/plan-draft.ts'
import { makeDraft, makeTarget, planOf } from './make-draft.ts'

describe('draftPlan', () => {
  it('Z-2 takes milestones, duties and boards', () => {
    const draft = makeDraft({
      document: {
        ...makeDraft().document,
        issuers: ['甲局', '乙局'],
        shortTitle: '简称',
        number: ' 厦府〔2024〕1号 ',
        signed: '2024/3/1',
        code: '010',
        horizon: '2025',
        remarks: ['注'],
        place: 'xiamen',
        alone: 'alone',
        supported: 'both',
        jointRemark: '并列',
        undated: '按年底',
        leadRule: '逐条',
        spanAssumed: '是',
      },
      clauses: [
        { path: '一', lead: ['市工信局'], support: ['思明区人民政府'] },
        { path: '二', inferred: '思明区人民政府' },
      ],
      targets: [makeTarget({ clause: '一', dated: '计划统一期限' })],
      milestones: [
        {
          name: '平台建成',
          clause: '二',
          due: '2024年9月',
          region: '350203',
          lead: ['市工信局'],
          softeners: ['探索'],
          kind: 'platform',
          see: ['A-1'],
          remarks: ['注'],
        },
        { name: '活动', clause: '二', dated: 'in-name', lead: [] },
      ],
      duties: [
        {
          name: '进展报送',
          clause: '末段',
          due: '2024-09-30',
          recipients: ['市工信局'],
          reporters: ['思明区人民政府'],
          kind: 'dated',
          remarks: ['注'],
        },
        { name: '评估', id: 'r9', due: ' 每季度末 ' },
      ],
      boards: [
        { title: '本市', scope: '厦门市', subtitle: '全部计划', suggestedAt: '2024-10-31' },
        { title: '本计划' },
      ],
    })
    const { records } = planOf(draft)
    expect(records.documents[0]).toMatchObject({
      code: '010',
      number: '厦府〔2024〕1号',
      signed: '2024-03-01',
      shortTitle: '简称',
      horizon: '2025-12-31',
      clauses: [
        { key: '010:一', title: '一', leadMode: 'both' },
        { path: '二', leadDefault: '350200-org-2' },
      ],
      duties: [
        {
          id: '350200-plan-1-r-1',
          kind: 'dated',
          due: '2024-09-30',
          recipients: ['350200-org-1'],
          reporters: ['350200-org-2'],
        },
        { id: 'r9', kind: 'dated-progress', due: '每季度末', recipients: [], reporters: [] },
      ],
    })
    expect(records.targets[0]).toMatchObject({
      id: 'xiamen-2024-1',
      spanAssumed: true,
      remarks: ['期限未单独印出，按年底'],
    })
    expect(records.milestones).toMatchObject([
      {
        id: '350200-plan-1-m-1',
        due: '2024-09-30',
        dueAssumed: false,
        region: '350203',
        organisations: ['350200-org-1'],
        softeners: ['探索'],
      },
      {
        id: '350200-plan-1-m-2',
        due: '2024-12-31',
        dueAssumed: false,
        kind: 'deliverable',
        organisations: ['350200-org-2'],
      },
    ])
    expect(records.boards).toEqual([
      {
        id: '350200-plan-1',
        title: '本市',
        subtitle: '全部计划',
        scope: '350200',
        suggestedAt: '2024-10-31',
        real: false,
      },
      { id: '350200-plan-1-board-1', title: '本计划', subtitle: '', scope: '350200-plan-1', real: false },
    ])
  })

  it('Z-2 takes regions of the office’s own, and zones that have no code', () => {
    const place = (regions: PlanDraft['regions'], region: string) =>
      planOf(
        makeDraft({
          regions,
          document: { ...makeDraft().document, region, lead: '甲局' },
          organisations: [{ name: '甲局' }],
        }),
      ).records.regions.map(({ code, level, parent, tile }) => [code, level, parent, tile])
    expect(
      place(
        [
          { name: '火炬高新区', column: '1', row: '2' },
          { name: '自贸区', column: '1' },
          { name: '厦门市本级' },
        ],
        '350200',
      ).slice(3, 6),
    ).toEqual([
      ['350200-zone-1', 'zone', '350200', { column: 1, row: 2 }],
      ['350200-zone-2', 'zone', '350200', undefined],
      ['350200-benji', 'own', '350200', undefined],
    ])
    expect(place([{ code: '350299', name: '新区', parent: '350200' }], '新区').map(([code]) => code)).toEqual(
      ['100000', '350000', '350200', '350299'],
    )
    // The region above may be written by its name, also of one that the table lists further down.
    const zone = { name: '火炬园', parent: '火炬高新区' }
    const listed = [zone, { name: '火炬高新区', code: '350200-huoju', parent: '厦门市' }]
    expect(place(listed, '厦门市')).toEqual(
      expect.arrayContaining([
        ['350200-zone-1', 'zone', '350200-huoju', undefined],
        ['350200-huoju', 'zone', '350200', undefined],
      ]),
    )
    expect(place([{ name: '思明区本级', parent: '思明区' }], '厦门市')).toContainEqual([
      ...['350203-benji', 'own', '350203', undefined],
    ])
    // A county of a municipality belongs to the municipality itself.
    expect(place([], '东城区')).toContainEqual(['110101', 'county', '110000', undefined])
  })
})
