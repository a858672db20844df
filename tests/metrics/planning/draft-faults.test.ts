import { describe, expect, it } from 'vitest'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { faultsOf, makeDraft, makeTarget, planOf, read } from './make-draft.ts'

describe('draftPlan', () => {
  it.each<[string, Partial<PlanDraft>, readonly [string, number | null, string, string]]>([
    ['no region', { document: { title: 'x' } }, ['document', null, 'region', '请填计划的地区。']],
    [
      'an unknown region',
      { document: { title: 'x', region: '某市' } },
      ['document', null, 'region', '没有“某市”这个地区，请从列表中选。'],
    ],
    [
      'no title',
      { document: { ...makeDraft().document, title: ' ' } },
      ['document', null, 'title', '请填文件名称。'],
    ],
    [
      'no span',
      { document: { title: 'x', region: '厦门市', lead: '市工信局' } },
      ['document', null, 'start', '请填计划的起始日期。'],
    ],
    [
      'a span that ends before it starts',
      { document: { ...makeDraft().document, due: '2023' } },
      ['document', null, 'due', '完成期限2023-12-31早于起始日期2024-01-01。'],
    ],
    [
      'a day that does not exist',
      { document: { ...makeDraft().document, due: '2024年13月' } },
      ['document', null, 'due', '“2024年13月”不是日期，请写成 2025-12-31、2025年6月或 2025年底。'],
    ],
    [
      'an unknown organisation',
      { targets: [makeTarget({ lead: ['市公信局'] })] },
      ['targets', 0, 'lead', '单位表里没有“市公信局”，请改名称，或在单位表加一行。'],
    ],
    [
      'an unknown reporter',
      { targets: [makeTarget({ reporter: '甲' })] },
      ['targets', 0, 'reporter', '单位表里没有“甲”，请改名称，或在单位表加一行。'],
    ],
    [
      'an unknown clause',
      { targets: [makeTarget({ clause: '九' })] },
      ['targets', 0, 'clause', '条款表里没有“九”，请改条款号，或在条款表加一行。'],
    ],
    [
      'no figure',
      { targets: [makeTarget({ value: '' })] },
      ['targets', 0, 'value', '请填目标值；没有目标、只收数的，评价方式填“只列不判”，目标值留空。'],
    ],
    [
      'words for a figure',
      { targets: [makeTarget({ value: '三千家' })] },
      ['targets', 0, 'value', '“三千家”不是数：这一格只填数字，单位填在“单位”栏。'],
    ],
    [
      'an unknown basis',
      { targets: [makeTarget({ basis: '总之' })] },
      [
        'targets',
        0,
        'basis',
        '“总之”不在可选之列，请填：期间累计、建成数、期末存量、比率、覆盖率、降幅、增幅、区间、保持、形象进度、只列不判。',
      ],
    ],
    [
      'too many days',
      { targets: [makeTarget({ reportDays: '99' })] },
      ['targets', 0, 'reportDays', '“99”不合适，请填 0 到 60 的整数。'],
    ],
    [
      'no whole number',
      { targets: [makeTarget({ decimals: '一' })] },
      ['targets', 0, 'decimals', '“一”不合适，请填 0 到 8 的整数。'],
    ],
    [
      'an unknown region of a row',
      { targets: [makeTarget({ region: '某县' })] },
      ['targets', 0, 'region', '地区表里没有“某县”，请填地区名称或代码。'],
    ],
    [
      'an unknown region of an organisation',
      { organisations: [{ name: '市工信局' }, { name: '甲', region: '某县' }] },
      ['organisations', 1, 'region', '地区表里没有“某县”，请填地区名称或代码。'],
    ],
    [
      'an organisation twice',
      {
        organisations: [
          { name: '市工信局', id: 'a' },
          { name: '乙', id: 'a' },
        ],
      },
      ['organisations', 1, 'name', '“乙”列了两次，请删去一行。'],
    ],
    [
      'a clause twice',
      { clauses: [{ path: '一' }, { path: '一' }] },
      ['clauses', 1, 'path', '条款“一”列了两次，请删去一行。'],
    ],
    [
      'a code that is none',
      { regions: [{ code: '35', name: '甲' }] },
      ['regions', 0, 'code', '请填六位行政区划代码；功能区可以留空，由程序编号。'],
    ],
    [
      'a citation of nothing',
      { clauses: [{ path: '一' }], shared: [{ target: '没有', clause: '一' }] },
      ['shared', 0, 'target', '别的计划里没有目标“没有”。'],
    ],
    [
      'a citation in no clause',
      { shared: [{ target: '没有', clause: '九' }] },
      ['shared', 0, 'clause', '条款表里没有“九”，请改条款号，或在条款表加一行。'],
    ],
    ['a blank citation', { shared: [{}] }, ['shared', 0, 'target', '请填已有的目标。']],
    ['a milestone without a name', { milestones: [{}] }, ['milestones', 0, 'name', '请填里程碑名称。']],
    ['a duty without a name', { duties: [{}] }, ['duties', 0, 'name', '请填报送事项名称。']],
    ['a board without a name', { boards: [{}] }, ['boards', 0, 'title', '请填看板名称。']],
    [
      'a region twice',
      {
        regions: [
          { code: '350203', name: '思明区' },
          { code: '350203', name: '思明' },
        ],
      },
      ['regions', 1, 'code', '“350203”列了两次，请删去一行。'],
    ],
    [
      'a mark that is none',
      { targets: [makeTarget({ byCounty: '好' })] },
      [
        'targets',
        0,
        'byCounty',
        '“好”不是本计划地区的县区或功能区，请填“是”“否”“县区、功能区”，或县区名称，用顿号隔开。',
      ],
    ],
    [
      'an id that is none',
      { targets: [makeTarget({ slug: '基站' })] },
      ['targets', 0, 'slug', '“基站”不能作编号：只用小写字母、数字和连字符，或留空由程序编号。'],
    ],
    [
      'a zone of nowhere',
      { document: { title: 'x' }, regions: [{ name: '甲' }] },
      ['regions', 0, 'code', '请填六位行政区划代码；功能区可以留空，由程序编号。'],
    ],
    // Faults that only the assembled records show.
    [
      'nobody who answers',
      { document: { ...makeDraft().document, lead: '' } },
      ['targets', 0, 'lead', '没有填报单位。'],
    ],
    [
      'a range without its end',
      { targets: [makeTarget({ comparator: '区间' })] },
      ['targets', 0, 'high', '区间目标缺上限。'],
    ],
    [
      'one commitment twice',
      {
        targets: [
          makeTarget(),
          makeTarget({ slug: 'b', name: '上云' }),
          makeTarget({ name: '上云', slug: 'b' }),
        ],
      },
      ['targets', 2, 'name', '编号重复。'],
    ],
    [
      'a due date before the start',
      { targets: [makeTarget({ due: '2023' })] },
      ['targets', 0, 'due', '期限2023-12-31早于起点2024-01-01。'],
    ],
  ])('Z-3 tells of %s at its cell', (_, part, fault) => {
    expect(faultsOf(makeDraft(part))).toContainEqual(fault)
    expect(read(makeDraft(part)).plan).toBeUndefined()
  })

  it('Z-2 reads a draft that nothing was written in, and one whose organisations stand in its rows alone', () => {
    expect(faultsOf(emptyPlanDraft)).toEqual([['document', null, 'region', '请填计划的地区。']])
    const bare = {
      ...emptyPlanDraft,
      document: { region: '厦门市' },
      targets: [{}],
      regions: [{ code: '350299' }],
    }
    expect(faultsOf(bare).map(([table, , field]) => `${table} ${field}`)).toEqual([
      'regions name',
      'document title',
      'document start',
      'document due',
      'targets value',
      'targets name',
    ])
    const { document } = makeDraft()
    const rows = makeDraft({
      document: { ...document, lead: ' ' },
      regions: [{ code: '350299', name: '新区' }],
      clauses: [{ path: '一' }],
      targets: [makeTarget({ clause: '一', lead: ['市工信局'] })],
    })
    expect(planOf(rows).records.regions).toContainEqual({
      code: '350299',
      name: '新区',
      level: 'county',
      parent: '350200',
    })
    const { lead: _, ...without } = document
    expect(planOf({ ...rows, document: without }).records.targets[0]?.organisations).toEqual(['350200-org-1'])
    expect(faultsOf(makeDraft({ targets: [makeTarget({ due: '明年' })] }))).toHaveLength(1)
  })

  it('Z-3 tells of a region above that nobody knows at its cell', () => {
    const placed = (name: string, parent: string) =>
      faultsOf(makeDraft({ regions: [{ name, parent }] })).map(([, , field, detail]) => [field, detail])
    expect(placed('思明区', '思明区')).toEqual([
      ['parent', '上级不能是思明区自己，请填它所属的地区，或留空。'],
    ])
    expect(placed('思明区', '海沧区')).toEqual([])
    expect(faultsOf(makeDraft({ regions: [{ name: '火炬高新区', parent: '岛外' }] }))).toEqual([
      ['regions', 0, 'parent', '没有“岛外”这个地区，请填名称或六位行政区划代码，或先在本表列出它。'],
    ])
  })

  it('Z-3 calls what it tells of by name', () => {
    const first = planOf(makeDraft())
    const twin = makeDraft({
      document: { ...makeDraft().document, place: '350200' },
      targets: [makeTarget({ slug: '1', due: '2024', value: '9' })],
    })
    const standing = {
      ...first.catalogue,
      targets: first.catalogue.targets.map((one) => ({ ...one, id: 'other' })),
    }
    expect(faultsOf(twin, standing)).toContainEqual([
      'document',
      null,
      'value',
      '与“上云企业数”不能同时成立。',
    ])
  })
})
