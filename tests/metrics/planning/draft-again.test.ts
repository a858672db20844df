import { describe, expect, it } from 'vitest'
import { faultsOf, makeDraft, makeTarget, planOf, read } from './make-draft.ts'

describe('draftPlan', () => {
  it('Z-2 goes on with the regions and organisations there are, by their ids, and gives no id a second time', () => {
    const first = planOf(makeDraft())
    const again = read(
      makeDraft({
        organisations: [
          { name: '市工业和信息化局', aliases: ['市工信委'] },
          { name: '市数据局', id: 'shuju' },
        ],
        targets: [
          makeTarget({ lead: ['市工信局', '市数据局'] }),
          makeTarget({ name: '另一项', lead: ['思明区人民政府'] }),
        ],
      }),
      { standing: first.catalogue, taken: ['350200-plan-1', '350200-1', '350200-2'] },
    ).plan!
    expect(again.records.regions).toEqual([])
    expect(again.records.organisations).toEqual([
      {
        id: '350200-org-1',
        name: '市工业和信息化局',
        aliases: ['市工信局', '市工信委'],
        region: '350200',
        collective: false,
      },
      { id: 'shuju', name: '市数据局', aliases: [], region: '350200', collective: false },
    ])
    expect([again.document, ...again.records.indicators.map(({ id }) => id)]).toEqual([
      '350200-plan-2',
      '350200-3',
      '350200-4',
    ])
    expect(again.catalogue.documents.map(({ id }) => id)).toEqual(['350200-plan-1', '350200-plan-2'])
  })

  it('Z-2 numbers a new target so that no other has its id, also where a target of its number is on another indicator', () => {
    const first = planOf(makeDraft())
    const next = (targets: ReturnType<typeof makeTarget>[]) => makeDraft({ targets })
    const rolled = planOf(next([makeTarget({ indicator: '350200-1', due: '2025年底' })]), first.catalogue)
    expect(rolled.records.targets[0]).toMatchObject({ id: '350200-2025-2', indicator: '350200-1' })
    const taken = rolled.catalogue.targets.map(({ id }) => id)
    const third = read(next([makeTarget({ name: '另一项', due: '2025年底' })]), {
      ...{ standing: rolled.catalogue, taken },
    })
    expect(third.faults).toEqual([])
    expect(third.plan?.records.targets[0]).toMatchObject({ id: '350200-2025-3', indicator: '350200-3' })
  })

  it('Z-13 collects nothing in a region that a reform creates, which is given its part by the reform', () => {
    const draft = makeDraft({ targets: [makeTarget({ byCounty: '是' })] })
    const first = planOf(draft)
    const arisen = {
      code: '350299',
      name: '江南区',
      level: 'county',
      parent: '350200',
      byReform: true,
    } as const
    const standing = { ...first.catalogue, regions: [...first.catalogue.regions, arisen] }
    const again = planOf({ ...first.filled }, standing)
    expect(again.catalogue.indicators[0]!.regions).toEqual(['350200', '350203', '350205'])
  })

  it('Z-2 comes in place of what was published of it, by the ids that it was given', () => {
    const first = planOf(
      makeDraft({ milestones: [{ name: '平台' }], duties: [{ name: '报送' }], boards: [{ title: '看板' }] }),
    )
    const { filled } = first
    expect([
      filled.document.id,
      filled.targets[0]?.slug,
      filled.milestones[0]?.id,
      filled.duties[0]?.id,
      filled.boards[0]?.id,
      filled.organisations[0]?.id,
    ]).toEqual([
      '350200-plan-1',
      '1',
      '350200-plan-1-m-1',
      '350200-plan-1-r-1',
      '350200-plan-1',
      '350200-org-1',
    ])
    const changed = { ...filled, targets: [{ ...filled.targets[0], value: '3500' }], milestones: [] }
    const second = planOf(changed, first.catalogue)
    expect(second.catalogue.targets.map(({ id, value }) => [id, value])).toEqual([['350200-2024-1', '3500']])
    expect(second.catalogue.milestones).toEqual([])
    expect(second.catalogue.documents).toHaveLength(1)
  })

  it('Z-2 cites what another plan states already', () => {
    const first = planOf(makeDraft())
    const shared = [{ target: '上云企业数', clause: '二', says: '印“约”', remarks: ['疑'], entry: 'B-2' }]
    const draft = makeDraft({ clauses: [{ path: '二' }], targets: [], shared })
    const second = planOf(draft, first.catalogue)
    expect(second.records.targets).toMatchObject([
      {
        id: '350200-2024-1',
        citations: [
          { document: '350200-plan-1' },
          { document: '350200-plan-2', clause: '二', entry: 'B-2', remark: '印“约”；疑' },
        ],
      },
    ])
    const again = planOf(
      { ...second.filled, shared: [{ target: '350200-2024-1', clause: '二' }] },
      second.catalogue,
    )
    expect(again.records.targets[0]?.citations).toEqual([
      expect.objectContaining({ document: '350200-plan-1' }),
      { document: '350200-plan-2', clause: '二' },
    ])
  })

  it('Z-2 gives a known region its tile, a zone one code for good, and leaves alone what is as it was', () => {
    const first = planOf(makeDraft())
    const regions = [
      { code: '350203', name: '思明区', column: '1', row: '2' },
      { code: '350205', name: '海沧区' },
      { name: '厦门市', column: '0', row: '0' },
      { name: '火炬高新区' },
    ]
    const again = planOf({ ...first.filled, regions }, first.catalogue)
    expect(again.records.regions).toEqual([
      { code: '350203', name: '思明区', level: 'county', parent: '350200', tile: { column: 1, row: 2 } },
      { code: '350200', name: '厦门市', level: 'city', parent: '350000', tile: { column: 0, row: 0 } },
      { code: '350200-zone-1', name: '火炬高新区', level: 'zone', parent: '350200' },
    ])
    const third = planOf({ ...again.filled, regions }, again.catalogue)
    expect(third.records.regions).toEqual([])
    expect(third.catalogue.regions).toHaveLength(first.catalogue.regions.length + 1)
  })

  it('Z-2 keeps the citations of others where it is published again', () => {
    const first = planOf(makeDraft())
    const shared = [{ target: '上云企业数', clause: '二' }]
    const second = planOf(makeDraft({ clauses: [{ path: '二' }], targets: [], shared }), first.catalogue)
    const again = planOf(
      { ...first.filled, targets: [{ ...first.filled.targets[0], value: '3500' }] },
      second.catalogue,
    )
    expect(again.catalogue.targets).toMatchObject([
      { value: '3500', citations: [{ document: '350200-plan-1' }, { document: '350200-plan-2' }] },
    ])
    const without = planOf({ ...first.filled, targets: [] }, second.catalogue)
    expect(
      without.catalogue.targets.map(({ citations }) => citations.map(({ document }) => document)),
    ).toEqual([['350200-plan-2']])
  })
})

describe('takenIds', () => {
  const first = planOf(
    makeDraft({ milestones: [{ name: '建成平台' }], boards: [{ title: '数字经济', scope: '厦门市' }] }),
  )
  const faults = (part: Parameters<typeof makeDraft>[0]) =>
    faultsOf(makeDraft({ targets: [], ...part }), first.catalogue)

  it('Z-3 tells of rows that would come in the place of another plan’s', () => {
    const sameYear = [makeTarget({ slug: '1' })]
    expect(faults({ targets: sameYear })).toEqual([
      [
        'targets',
        0,
        'slug',
        '编号 350200-2024-1 已由别的计划的“上云企业数”使用，请改编号，或留空由程序编号。',
      ],
    ])
    expect(faults({ milestones: [{ name: '另一项' }, { id: '350200-plan-1-m-1', name: '又一项' }] })).toEqual(
      [
        [
          'milestones',
          1,
          'id',
          '编号 350200-plan-1-m-1 已由别的计划的“建成平台”使用，请改编号，或留空由程序编号。',
        ],
      ],
    )
    expect(faults({ boards: [{ id: '350200-plan-1', title: '我的看板' }] })).toEqual([
      ['boards', 0, 'id', '编号 350200-plan-1 已由别的计划的“数字经济”使用，请改编号，或留空由程序编号。'],
    ])
  })

  it('Z-3 measures a later year by the same indicator, but refuses another one of its id', () => {
    const nextYear = { slug: '1', due: '2025年底' }
    const next = planOf(makeDraft({ targets: [makeTarget(nextYear)] }), first.catalogue)
    expect(next.catalogue.indicators).toHaveLength(1)
    expect(next.catalogue.targets.map(({ id }) => id)).toEqual(['350200-2024-1', '350200-2025-1'])
    expect(faults({ targets: [makeTarget({ ...nextYear, unit: '万家' })] })).toEqual([
      ['targets', 0, 'slug', '编号 350200-1 已由别的计划的“上云企业数”使用，请改编号，或留空由程序编号。'],
    ])
  })
  it('Z-3 refuses to put a known region under another one', () => {
    expect(faults({ regions: [{ name: '思明区', parent: '福建省' }] })).toContainEqual([
      ...['regions', 0, 'parent', '思明区已在别处之下，改上级请登记区划调整，这里留空。'],
    ])
  })
})
