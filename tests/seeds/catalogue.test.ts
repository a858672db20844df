import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { catalogue } from '#seeds/catalogue.ts'

const policies = catalogue.documents.filter(({ kind }) => kind === 'policy')
const isPolicy = new Set(policies.map(({ id }) => id))
const commitments = catalogue.targets.filter(({ citations }) => isPolicy.has(citations[0]?.document ?? ''))
const target = (id: string) => catalogue.targets.find((one) => one.id === id)
const indicator = (id: string) => catalogue.indicators.find((one) => one.id === id)

describe('catalogue', () => {
  it('holds five plans with 178 clauses, 11 duties, 146 milestones and 62 entries merged to 59 targets', () => {
    expect(policies.map(({ clauses }) => clauses.length)).toEqual([41, 30, 28, 50, 29])
    expect(policies.flatMap(({ duties }) => duties)).toHaveLength(11)
    expect(catalogue.milestones).toHaveLength(146)
    expect(commitments.flatMap(({ citations }) => citations)).toHaveLength(62)
    expect(commitments).toHaveLength(59)
  })

  it('merges what the two plans of 肇庆 both commit to, and keeps what they say differently', () => {
    const twice = commitments.filter(({ citations }) => citations.length === 2)
    expect(twice.map(({ citations }) => citations.map(({ entry }) => entry))).toEqual([
      ['000-A04', '003-A01'],
      ['000-A08', '003-A07'],
      ['000-A09', '003-A02'],
    ])
    const [first, second] = target('zhaoqing-2024-5g-base-stations')?.citations ?? []
    expect(first?.remark).toContain('以物理地址计算')
    expect(second?.remark).toContain('以上')
  })

  it('keeps handling time and dispatch speed apart (000-A11, 003-A04)', () => {
    expect(target('zhaoqing-2024-appeal-handling-timeliness')?.citations).toHaveLength(1)
    expect(target('zhaoqing-2024-appeal-dispatch-speed')?.citations).toHaveLength(1)
  })

  it.each([
    ['zhaoqing-2024-5g-base-stations', '2024-01-01', '2024-12-31', false],
    ['qingyuan-2022-technology-centres', '2021-01-01', '2022-12-31', true],
    ['zhuhai-2025-core-share-of-gdp', '2022-01-01', '2025-12-31', true],
    // 1200亿元 is one year's value added, and not the sum of four years.
    ['zhuhai-2025-core-value-added', '2025-01-01', '2025-12-31', true],
    ['zhaoqing-2024-noise-monitoring', '2024-01-01', undefined, false],
  ])('spans %s from %s to %s', (id, start, due, assumed) => {
    expect(target(id)).toMatchObject({ start, spanAssumed: assumed })
    expect(target(id)?.due).toBe(due)
  })

  it('collects every commitment monthly, by the 6th working day, and marks that as an assumption', () => {
    const schemes = commitments.map(({ indicator: id }) => indicator(id))
    expect(schemes.every((one) => one?.frequency === 'M' && one.reportDays === 6 && one.schemeAssumed)).toBe(
      true,
    )
  })

  it.each([
    ['zhaoqing-enterprises-transforming', 'flow', 'year-to-date'],
    ['qingyuan-5g-smart-parks', 'deliverables', 'year-to-date'],
    ['qingyuan-5g-farming-parks', 'range', 'year-to-date'],
    ['zhaoqing-5g-base-stations', 'stock', 'level'],
    ['qingyuan-mobile-services', 'ratio', 'level'],
    ['qingyuan-leading-farm-enterprises', 'coverage', 'level'],
    ['zhaoqing-appeal-dispatch-speed', 'growth', 'level'],
  ])('reports %s, a %s, as %s', (id, basis, accumulation) => {
    expect(indicator(id)?.accumulation).toBe(accumulation)
    expect(catalogue.targets.find((one) => one.indicator === id)?.basis).toBe(basis)
  })

  it('measures 002-A04 and 002-A09 as coverages, and leaves 004-A08 undetermined', () => {
    expect(target('qingyuan-2022-rural-fibre-200m')).toMatchObject({ basis: 'coverage', value: '100' })
    expect(target('qingyuan-2022-leading-farm-enterprises')).toMatchObject({
      basis: 'coverage',
      denominator: '166 家',
    })
    expect(target('zhuhai-2025-smart-manufacturing-zone')?.basis).toBe('undetermined')
  })

  it('caps shares at 100 %, but not the completion of an investment plan', () => {
    expect(indicator('qingyuan-internet-hospitals')?.ceiling).toBe(100)
    expect(indicator('zhaoqing-new-it-investment-plan')?.ceiling).toBeUndefined()
    expect(indicator('zhaoqing-appeal-dispatch-speed')?.ceiling).toBeUndefined()
  })

  it('resolves 市政数局 and 市政务服务和数据管理局 to one organisation', () => {
    const named = catalogue.organisations.filter(({ name, aliases }) =>
      [name, ...aliases].includes('市政数局'),
    )
    expect(named.map(({ id, name }) => [id, name])).toEqual([['zhaoqing-zhengshu', '市政务服务和数据管理局']])
  })

  it('marks groups of organisations as collective', () => {
    const isCollective = new Map(catalogue.organisations.map(({ name, collective }) => [name, collective]))
    expect(isCollective.get('各县(市、区)人民政府')).toBe(true)
    expect(isCollective.get('有关单位')).toBe(true)
    expect(isCollective.get('端州区人民政府')).toBe(false)
  })

  it('has three announced targets for the published series', () => {
    const announced = catalogue.targets.filter((one) => !commitments.includes(one))
    expect(
      announced.map(({ basis, comparator, value, start, due }) => [basis, comparator, value, start, due]),
    ).toEqual([
      ['flow', '>=', '60', '2022-01-01', '2022-12-31'],
      ['stock', '>', '290', '2023-01-01', '2023-12-31'],
      ['flow', '>=', '48000', '2020-01-01', '2020-12-31'],
    ])
    expect(announced.every(({ baseline }) => baseline === undefined)).toBe(true)
  })

  it('can be indexed', () => {
    const index = indexCatalogue(catalogue)
    expect(index.targetsIn('zhaoqing-2024-digital-zhaoqing')).toHaveLength(8)
    expect(index.targetsIn('441200')).toHaveLength(21)
  })
})
