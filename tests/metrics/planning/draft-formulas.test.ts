import { describe, expect, it } from 'vitest'
import { faultsOf, makeDraft, makeTarget, planOf } from './make-draft.ts'

const valueAdded = makeTarget({
  name: '核心产业增加值',
  unit: '亿元',
  basis: '期末存量',
  value: '100',
  reportDays: '10',
})
const gdp = makeTarget({
  name: '地区生产总值',
  unit: '亿元',
  basis: '期末存量',
  value: '1000',
  reportDays: '15',
})
const share = makeTarget({
  name: '核心产业占比',
  unit: '%',
  basis: '比率',
  value: '10',
  formula: '核心产业增加值 ÷ 地区生产总值',
})

describe('draftPlan, of computed indicators', () => {
  it('M-9 computes an indicator from those of other rows, expected with the last of them', () => {
    const { records } = planOf(makeDraft({ targets: [valueAdded, gdp, share] }))
    expect(records.indicators[2]).toMatchObject({
      name: '核心产业占比',
      formula: { kind: 'quotient', of: ['350200-1', '350200-2'] },
      accumulation: 'level',
      reportDays: 15,
    })
    const late = planOf(makeDraft({ targets: [valueAdded, { ...gdp, releaseMonths: '3' }, share] }))
    expect(late.records.indicators[2]).toMatchObject({ reportDays: 15, releaseMonths: 3 })
    const yearly = { ...gdp, releaseMonths: '3', frequency: '每年' }
    const monthly = planOf(makeDraft({ targets: [valueAdded, yearly, share] })).records.indicators[2]
    expect(monthly).not.toHaveProperty('releaseMonths')
    const said = planOf(makeDraft({ targets: [valueAdded, gdp, { ...share, reportDays: '20' }] }))
    expect(said.records.indicators[2]).toMatchObject({ reportDays: 20 })
  })

  it('M-9 computes from what other plans measure, by name or by id', () => {
    const { catalogue: standing } = planOf(makeDraft({ targets: [valueAdded, gdp] }))
    const second = (formula: string) =>
      makeDraft({
        document: { ...makeDraft().document, title: '第二份计划', start: '2025', due: '2025年底' },
        targets: [{ ...share, formula }],
      })
    const { records } = planOf(second('350200-1 ÷ 地区生产总值'), standing)
    expect(records.indicators).toMatchObject([
      { formula: { kind: 'quotient', of: ['350200-1', '350200-2'] } },
    ])
    expect(faultsOf(second('增加值 ÷ '), standing)).toEqual([
      ['targets', 0, 'formula', '公式里的“增加值”不是目标表里的名称，也不是已有指标，请改成列出的名称。'],
    ])
  })

  it('M-9 a growth rate may fall below 0, and one computed from what nobody owes is owed by nobody', () => {
    const { catalogue: joined } = planOf(makeDraft({ targets: [valueAdded] }))
    const standing = {
      ...joined,
      indicators: joined.indicators.map((one) => ({ ...one, reportDays: null })),
    }
    const growth = makeTarget({
      name: '增速',
      unit: '%',
      basis: '增速',
      value: '8',
      formula: '核心产业增加值同比增速',
    })
    const { records } = planOf(
      makeDraft({
        document: { ...makeDraft().document, title: '第二份计划', start: '2025', due: '2025年底' },
        targets: [growth],
      }),
      standing,
    )
    expect(records.indicators).toMatchObject([{ negative: true, reportDays: null }])
  })

  it('M-9 makes one indicator of rows of one name and unit, with the formula that one of them has', () => {
    const twin = { ...share, region: '思明区', formula: '' }
    const counties = [valueAdded, gdp].map((one) => ({ ...one, byCounty: '是' }))
    const { records } = planOf(makeDraft({ targets: [...counties, twin, share] }))
    expect(records.indicators).toHaveLength(3)
    expect(records.indicators[2]).toMatchObject({
      formula: { kind: 'quotient' },
      regions: ['350203', '350200'],
    })
  })

  it('M-7 refuses at the cell what cannot be read or reckoned, a circle by its names', () => {
    expect(faultsOf(makeDraft({ targets: [valueAdded, gdp, { ...share, formula: '÷' }] }))).toEqual([
      ['targets', 2, 'formula', '公式读不出，请写成 甲 ÷ 乙、甲 + 乙、甲 − 乙 或 甲同比增速。'],
    ])
    expect(
      faultsOf(
        makeDraft({ targets: [{ ...valueAdded, formula: '地区生产总值 + 核心产业占比' }, gdp, share] }),
      ),
    ).toContainEqual([
      'targets',
      2,
      'formula',
      '计算公式绕成了一圈：“核心产业占比”→“核心产业增加值”→“核心产业占比”，请断开其中一环。',
    ])
    const { catalogue: joined } = planOf(makeDraft({ targets: [valueAdded, gdp] }))
    const other = makeDraft({
      document: { ...makeDraft().document, title: '第二份计划', start: '2025', due: '2025年底' },
      targets: [{ ...share, unit: '亿元', indicator: '350200-1' }],
    })
    expect(faultsOf(other, joined)).toEqual([
      ['targets', 0, 'formula', '并入已有指标的目标不另写公式，请删去公式，或把“已有指标”留空。'],
    ])
  })
})
