import { describe, expect, it } from 'vitest'
import { faultsOf, indicatorOf, makeDraft, makeTarget, planOf, targetOf } from '../make-draft.ts'
import type { TargetDraft } from '#metrics/planning/plan-draft.ts'

const faults = (part: TargetDraft) => faultsOf(makeDraft({ targets: [makeTarget(part)] }))

describe('the cells of a row about its indicator', () => {
  it('Z-2 say what is merged in January, may be negative, and how a total is made', () => {
    expect(indicatorOf({ januaryMerged: '是', negative: '是', overRegions: '不合计' })).toMatchObject({
      ...{ januaryMerged: true, negative: true, overRegions: 'none' },
    })
    expect(indicatorOf({ madeOf: '县区、功能区、本级，齐全' })?.madeOf).toEqual({
      ...{ zones: true, own: true, complete: true },
    })
    expect(indicatorOf({ madeOf: '县区' })).not.toHaveProperty('madeOf')
    expect(indicatorOf({ basis: '增幅', unit: '%', negative: '否' })?.negative).toBe(false)
    expect(indicatorOf({ reportDays: '不用报' })?.reportDays).toBeNull()
  })

  it('Z-2 name the indicators that it is made of, grows or adds up, by row or by id', () => {
    const rows = [
      makeTarget({ sumOf: ['甲', '乙'], ownPeriod: '甲' }),
      makeTarget({ name: '甲' }),
      makeTarget({ name: '乙' }),
      makeTarget({ name: '甲同比', unit: '%', basis: '增幅', growthOf: '甲' }),
    ]
    const { indicators } = planOf(makeDraft({ targets: rows })).records
    expect(indicators[0]).toMatchObject({ parts: ['350200-2', '350200-3'], ownPeriod: '350200-2' })
    expect(indicators[3]).toMatchObject({ growthOf: '350200-2' })
    const detail = '“丙”不是目标表里的名称，也不是已有指标，请改成列出的名称。'
    expect(faults({ sumOf: ['丙'] })).toEqual([['targets', 0, 'sumOf', detail]])
    expect(faults({ growthOf: '丙' })).toEqual([['targets', 0, 'growthOf', detail]])
  })

  it('S-3 plan dated points, joined straight or held', () => {
    expect(targetOf({ planned: ['2024年6月底 40%', '', '2024-09-30：75.5％'] })?.plan).toEqual({
      ...{ kind: 'points', interpolation: 'straight' },
      points: [
        { date: '2024-06-30', share: 0.4 },
        { date: '2024-09-30', share: 0.755 },
      ],
    })
    expect(targetOf({ planned: ['2024年6月 40%'], between: '阶梯' })?.plan).toMatchObject({
      interpolation: 'stepped',
    })
    expect(targetOf({})).not.toHaveProperty('plan')
    expect(faults({ planned: ['年中过半'] })).toEqual([
      [
        'targets',
        0,
        'planned',
        '“年中过半”读不出，请一条一行写成 2025年6月底 40%；写数值的，先填基期值和目标值，数值在两者之间。',
      ],
    ])
    expect(faults({ planned: ['2024年6月 140%', '某天 5%'] })).toHaveLength(2)
    expect(faults({ planned: ['2024年6月 40%', '2024年9月 30%'] })).toEqual([
      ['targets', 0, 'planned', '“2024年9月 30%”不在前一条之后，请按日期从早到晚、进度从低到高写。'],
    ])
  })

  it('Z-16 count another 口径 from a day on as the next version, and correct the words of one that stands', () => {
    const first = planOf(makeDraft({ targets: [makeTarget({ countingRule: '旧口径' })] }))
    const again = (part: TargetDraft, standing = first.catalogue) =>
      planOf({ ...first.filled, targets: [{ ...first.filled.targets[0], ...part }] }, standing)
    const corrected = again({ countingRule: '旧口径（含云上企业）' })
    expect(corrected.records.indicators[0]?.countingRule).toEqual({
      version: 1,
      text: '旧口径（含云上企业）',
    })
    const next = again({ countingRule: '新口径', countingFrom: '2024年7月' })
    const second = {
      ...{ version: 2, text: '新口径', from: '2024-07-01' },
      earlier: [{ version: 1, text: '旧口径' }],
    }
    expect(next.records.indicators[0]?.countingRule).toEqual(second)
    const same = again({ countingRule: '新口径', countingFrom: '2024年7月' }, next.catalogue)
    expect(same.records.indicators[0]?.countingRule).toEqual(second)
    expect(again({ countingRule: '新口径' }, next.catalogue).records.indicators[0]?.countingRule).toEqual(
      second,
    )
    const third = again({ countingRule: '更新的口径', countingFrom: '2024年10月' }, next.catalogue)
    expect(third.records.indicators[0]?.countingRule).toMatchObject({
      ...{ version: 3, from: '2024-10-01' },
      earlier: [{ version: 1 }, { version: 2, text: '新口径' }],
    })
    expect(indicatorOf({ countingRule: '口径', countingFrom: '2024年7月' })?.countingRule).toEqual({
      ...{ version: 1, text: '口径', from: '2024-07-01' },
    })
    expect(faults({ countingFrom: '2024年7月' })).toEqual([
      ['targets', 0, 'countingFrom', '写了新口径的起始，请在“统计口径”栏写新口径。'],
    ])
  })

  it('D-11 say who reports in which region', () => {
    const reporters = ['思明区：思明区人民政府', ' ', '海沧区: 市工信局']
    expect(indicatorOf({ byCounty: '是', reporters })?.reporters).toEqual([
      { region: '350203', organisation: '350200-org-2' },
      { region: '350205', organisation: '350200-org-1' },
    ])
    expect(
      faults({ reporters: ['湖里区：市工信局', '思明区：某局', '思明区'] }).map(([, , , said]) => said),
    ).toEqual([
      '地区表里没有“湖里区”，请一条一行写成 地区：填报单位，两边都用表里的名称。',
      '单位表里没有“某局”，请一条一行写成 地区：填报单位，两边都用表里的名称。',
      '单位表里没有“”，请一条一行写成 地区：填报单位，两边都用表里的名称。',
    ])
  })
})
