import { describe, expect, it } from 'vitest'
import { planLacks } from '#metrics/planning/plan-lacks.ts'
import { makeDraft, makeTarget, planOf } from './make-draft.ts'

describe('planLacks', () => {
  const { catalogue: joined } = planOf(
    makeDraft({
      targets: [
        makeTarget(),
        makeTarget({ name: '基站总数', basis: '期末存量', lead: ['市工信局'], dated: 'nowhere' }),
        makeTarget({
          name: '网办率',
          unit: '%',
          basis: '比率',
          lead: ['市工信局'],
          baseline: '80',
          value: '95',
        }),
      ],
    }),
  )
  const told = (known: Parameters<typeof planLacks>[2], document = '350200-plan-1') =>
    planLacks(joined, document, known).map(({ kind, name, detail }) => [kind, name, detail])

  it('Z-4 tells target by target what is missing', () => {
    expect(told({ reports: () => false, unreviewed: () => [], hasBaseline: () => false })).toEqual([
      ['lead', '上云企业数', '没有写明牵头单位，现按推定的单位催报，请核对。'],
      ['reporter', '上云企业数', '“市工业和信息化局”还没有填报员，请在“人员”新建。'],
      ['reporter', '基站总数', '“市工业和信息化局”还没有填报员，请在“人员”新建。'],
      ['baseline', '基站总数', '没有基期值，请填报起始日期前一期的数，或在计划里填基期值。'],
      ['due', '基站总数', '没有完成期限，只列出，不判灯。'],
      ['reporter', '网办率', '“市工业和信息化局”还没有填报员，请在“人员”新建。'],
    ])
  })

  it('Z-4 names an organisation that the catalogue does not know by its id, and misses a reporter where it knows no indicator', () => {
    const [lack] = planLacks({ ...joined, organisations: [] }, '350200-plan-1', {
      reports: () => false,
      unreviewed: () => [],
      hasBaseline: () => true,
    }).filter(({ kind }) => kind === 'reporter')
    expect(lack?.detail).toBe('“350200-org-1”还没有填报员，请在“人员”新建。')
    const lacksWithoutIndicators = planLacks({ ...joined, indicators: [] }, '350200-plan-1', {
      reports: (organisation) => organisation !== '',
      unreviewed: () => [],
      hasBaseline: () => true,
    })
    expect(lacksWithoutIndicators.filter(({ kind }) => kind === 'reporter')).toHaveLength(3)
  })

  it('Z-4 names who reports in some regions, and what a computed target is made of', () => {
    const { catalogue } = planOf(
      makeDraft({
        targets: [
          makeTarget({ byCounty: '是', reporters: ['思明区：思明区人民政府'], lead: ['市工信局'] }),
          makeTarget({ name: '地区生产总值', value: '', unit: '亿元', basis: '只列不判' }),
          makeTarget({ name: '占比', unit: '%', value: '5', basis: '增幅', formula: '地区生产总值同比增速' }),
        ],
      }),
    )
    const lacks = planLacks(catalogue, '350200-plan-1', {
      reports: () => false,
      unreviewed: () => [],
      hasBaseline: () => true,
    }).filter(({ kind }) => kind === 'reporter')
    expect(lacks.map(({ name, detail }) => [name, detail])).toEqual([
      ['上云企业数', '“市工业和信息化局”还没有填报员，请在“人员”新建。'],
      ['上云企业数', '“思明区人民政府”还没有填报员，请在“人员”新建。'],
      ['占比', '地区生产总值：“市工业和信息化局”还没有填报员，请在“人员”新建。'],
    ])
  })

  it('Z-4 is silent on what is there, and on other plans', () => {
    expect(
      told({ reports: () => true, unreviewed: () => [], hasBaseline: () => true }).map(([kind]) => kind),
    ).toEqual(['lead', 'due'])
    expect(told({ reports: () => false, unreviewed: () => [], hasBaseline: () => false }, 'other')).toEqual(
      [],
    )
  })

  it('W-11 names each level that has no reviewer', () => {
    const lacks = told({
      reports: () => true,
      unreviewed: (indicator) => (indicator === '350200-1' ? ['思明区（县级）', '厦门市（市级）'] : []),
      hasBaseline: () => true,
    })
    expect(lacks.filter(([kind]) => kind === 'reviewer')).toEqual([
      ['reviewer', '上云企业数', '思明区（县级）还没有审核员，数会停在这一级，请在“人员”新建。'],
      ['reviewer', '上云企业数', '厦门市（市级）还没有审核员，数会停在这一级，请在“人员”新建。'],
    ])
  })

  it('M-1 misses no reporter for what is computed', () => {
    const amounts = ['甲', '乙'].map((name) =>
      makeTarget({ name, unit: '亿元', basis: '期末存量', baseline: '1' }),
    )
    const share = makeTarget({
      name: '占比',
      unit: '%',
      basis: '比率',
      formula: '甲 ÷ 乙',
      lead: ['市工信局'],
    })
    const { catalogue: computed } = planOf(makeDraft({ targets: [...amounts, share] }))
    const lacks = planLacks(computed, '350200-plan-1', {
      reports: () => false,
      unreviewed: () => [],
      hasBaseline: () => false,
    })
    expect(lacks.filter(({ name }) => name === '占比').map(({ kind }) => kind)).toEqual(['baseline'])
  })
})
