import { describe, expect, it } from 'vitest'
import { isTargetRow, likelyBasis } from '#metrics/planning/read-target.ts'
import { faultsOf, indicatorOf, makeDraft, makeTarget, planOf, read } from '../make-draft.ts'

describe('a row that is no target (Z-2)', () => {
  const rows = [
    makeTarget({ name: '地区生产总值', value: '', unit: '亿元', basis: '只列不判' }),
    makeTarget({ name: '占比', unit: '%', value: '10', basis: '比率', formula: '增加值 ÷ 地区生产总值' }),
    makeTarget({
      name: '增加值',
      value: '',
      unit: '亿元',
      basis: '只列不判',
      collectedTo: '长期',
      due: '2024年6月',
    }),
  ]

  it('is collected in its span, and counted nowhere', () => {
    const { records, filled } = planOf(makeDraft({ targets: rows }))
    expect(records.targets.map(({ name }) => name)).toEqual(['占比'])
    expect(records.indicators.map(({ name, collected }) => [name, collected])).toEqual([
      ['地区生产总值', { from: '2024-01-01', to: '2024-12-31' }],
      ['占比', undefined],
      ['增加值', { from: '2024-01-01' }],
    ])
    expect(records.indicators[1]!.formula?.of).toEqual([records.indicators[2]!.id, records.indicators[0]!.id])
    // Published again, it is the same one.
    const { catalogue } = planOf(makeDraft({ targets: rows }))
    const again = read({ ...filled, targets: filled.targets }, { standing: catalogue })
    expect(again.plan?.records.indicators).toEqual(records.indicators)
    expect(again.remarks.map(({ detail }) => detail).join()).not.toContain('计法无法判定')
  })

  it('is no target in counts', () => {
    expect(rows.map(isTargetRow)).toEqual([false, true, false])
    expect([isTargetRow({}), isTargetRow({ basis: '只列不判', indicator: 'x' })]).toEqual([true, true])
  })

  it('has a value where it is judged, or where it is measured already', () => {
    const faults = (part: Parameters<typeof makeTarget>[0]) =>
      faultsOf(makeDraft({ targets: [makeTarget({ value: '', ...part })] })).map(([, , field]) => field)
    expect([faults({}), faults({ basis: '只列不判', indicator: 'other' })]).toEqual([
      ['value'],
      ['value', 'indicator'],
    ])
  })
})

describe('where a row is also collected (Z-2)', () => {
  const regionsOf = (byCounty: string) =>
    planOf(
      makeDraft({
        regions: [{ name: '火炬高新区', parent: '厦门市' }],
        targets: [makeTarget({ byCounty })],
      }),
    ).records.indicators[0]!.regions
  it('is every county, counties and zones, or those that are named', () => {
    expect(regionsOf('是')).toEqual(['350200', '350203', '350205'])
    expect(regionsOf('县区、功能区')).toEqual([
      '350200',
      '350203',
      '350205',
      expect.stringMatching(/^350200-/),
    ])
    expect(regionsOf('海沧区、火炬高新区')).toEqual(['350200', '350205', expect.stringMatching(/^350200-/)])
    expect(regionsOf('海沧区、')).toEqual(['350200', '350205'])
    expect(regionsOf('否')).toEqual(['350200'])
    // Nobody assumes what is written.
    const remarks = (byCounty: string) => indicatorOf({ byCounty })?.remarks
    expect(['海沧区', '是', '推定'].map(remarks)).toEqual([
      undefined,
      undefined,
      ['区县分项系推定收集,文件未印'],
    ])
  })

  it('is told where it lies elsewhere', () => {
    const [, , field, detail] = faultsOf(makeDraft({ targets: [makeTarget({ byCounty: '东城区' })] }))[0]!
    expect([field, detail]).toEqual(['byCounty', expect.stringContaining('“东城区”不是本计划地区的')])
  })
})

describe('the points of a planned course (S-3)', () => {
  const course = (part: Parameters<typeof makeTarget>[0], line: string) => {
    const { plan, faults } = read(
      makeDraft({ targets: [makeTarget({ value: '1,500', ...part, planned: [line] })] }),
    )
    const known = plan?.records.targets[0]!.plan
    return known?.kind === 'points' ? known.points[0]!.share : faults.map(({ field }) => field)
  }
  it('are told as figures too: of the way from the baseline, or of the amount', () => {
    const stock = { basis: '期末存量', baseline: '610' }
    expect(course(stock, '2024年6月底 900')).toBe(0.325842696629)
    expect(course({ basis: '期间累计' }, '2024年6月底 900')).toBe(0.6)
    // Who reaches the figure is on schedule: the share is never rounded up.
    expect(course({ ...stock, baseline: '0' }, '2024年6月底 1,000')).toBe(0.666666666666)
    expect(course({ ...stock, baseline: '很多' }, '2024年6月底 1000')).toContain('planned')
    expect(course(stock, '2024年6月底 32.5%')).toBe(0.325)
    expect([course({ basis: '期末存量' }, '2024年6月底 900'), course(stock, '2024年6月底 1600')]).toEqual([
      ['planned'],
      ['planned'],
    ])
  })
})

it('Z-2 reads a limit on an average wait as a level, and any other limit as an amount', () => {
  const of = (name: string, unit: string) => likelyBasis({ name, unit }, '<=')
  expect([of('行政许可事项平均办理时限', '个工作日'), of('事故起数', '起')]).toEqual(['ratio', 'flow'])
})
