import { describe, expect, it } from 'vitest'
import type { SourceDraft } from '#metrics/planning/plan-draft.ts'
import { faultsOf, makeDraft, makeTarget, planOf } from '../make-draft.ts'

const name = '上云企业数'
const own: SourceDraft = { target: name, producer: '市工信局台账', method: '平台登记' }
const statistics: SourceDraft = { target: name, producer: '市统计局', reporter: '市工信局' }
const withRows = (...sources: SourceDraft[]) => makeDraft({ sources })
const indicatorsOf = (...sources: SourceDraft[]) => planOf(withRows(...sources)).records.indicators

describe('数据来源', () => {
  it('A-7 says whose the reported figures are, and makes an indicator of each other source, owed by nobody', () => {
    const other = { ...statistics, version: '2024年10月20日', limits: '只含规上企业' }
    const { records, filled, catalogue } = planOf(withRows(own, other))
    const [judged, beside] = records.indicators
    expect(judged).toMatchObject({
      ...{ id: '350200-1', reportDays: 6 },
      source: { producer: '市工信局台账', method: '平台登记' },
    })
    expect(judged).not.toHaveProperty('preferred')
    const { id, source, ...rest } = beside!
    expect([id, source]).toEqual([
      '350200-1-source-1',
      { besides: '350200-1', producer: '市统计局', version: '2024-10-20', limits: '只含规上企业' },
    ])
    expect(rest).toMatchObject({ name: `${name}（市统计局）`, unit: '家', decimals: 0, reportDays: null })
    expect(rest.reporter).toBe('350200-org-1')
    // An assumed scheme is marked on the indicator itself alone.
    expect([judged!.schemeAssumed, rest.schemeAssumed]).toEqual([true, false])
    expect([rest.frequency, rest.accumulation]).toEqual([judged!.frequency, judged!.accumulation])
    expect(filled.sources.map((row) => row.id)).toEqual([undefined, '350200-1-source-1'])
    // The source stays the same when the plan is published again, and goes with its row.
    expect(planOf(filled, catalogue).records.indicators).toEqual(records.indicators)
    const without = planOf({ ...filled, sources: [] }, catalogue).catalogue.indicators
    expect(without.map((one) => one.id)).toEqual(['350200-1'])
    expect(without[0]).not.toHaveProperty('source')
  })

  it('A-7 prefers the marked source, and by default what the reporter reports', () => {
    const preferred = (...rows: SourceDraft[]) => indicatorsOf(...rows)[0]!.preferred
    expect(preferred(own, { ...statistics, preferred: '是' })).toBe('350200-1-source-1')
    expect(preferred({ ...own, preferred: '是' }, statistics)).toBeUndefined()
    expect(preferred({ ...statistics, preferred: '否' })).toBeUndefined()
  })

  it('A-7 counts another source in its own scale, with a deadline where the row has one', () => {
    const more = { reportDays: '15', unit: '万家' }
    const [, other] = indicatorsOf({ ...statistics, ...more })
    expect(other).toMatchObject({ unit: '万家', decimals: 4, reportDays: 15 })
    expect(indicatorsOf({ ...statistics, ...more, decimals: '2' })[1]?.decimals).toBe(2)
  })

  it('A-7 collects another source where the indicator itself is, also in a county to which another plan hands it down', () => {
    const { catalogue } = planOf(withRows({ ...statistics, preferred: '是' }))
    const handed = makeTarget({ indicator: '350200-1', region: '海沧区', value: '1,000', lead: ['市工信局'] })
    const plan = planOf(
      makeDraft({ document: { ...makeDraft().document, title: '分解表' }, targets: [handed] }),
      catalogue,
    )
    expect(plan.records.indicators.map(({ id, regions }) => [id, regions])).toEqual([
      ['350200-1', ['350200', '350205']],
      ['350200-1-source-1', ['350200', '350205']],
    ])
  })

  it('A-7 tells what cannot be taken, at its cell', () => {
    const faults = (...rows: SourceDraft[]) =>
      faultsOf(withRows(...rows)).map(([, row, field, detail]) => `${row} ${field} ${detail}`)
    expect(faults({}, { ...own, target: '别的' })).toEqual([
      '0 target 请填目标。',
      '0 producer 请填来源。',
      '1 target 目标表里没有“别的”，请改成其中一行的名称。',
    ])
    expect(faults(own, own, { ...own, reportDays: '6' })).toEqual([
      `1 reporter “${name}”已有一行是填报单位报的数，另一来源请填由谁录入。`,
      '2 reportDays 填报单位报的数随目标表，请把这一格留空；是另一来源的，请填由谁录入。',
      `2 reporter “${name}”已有一行是填报单位报的数，另一来源请填由谁录入。`,
    ])
    const preferred = { ...statistics, preferred: '是' }
    expect(
      faults(
        { ...own, preferred: '是' },
        preferred,
        { ...statistics, preferred: '对' },
        { ...statistics, reporter: '谁也不是', version: '明天' },
      ),
    ).toEqual([
      `1 preferred “${name}”只能采用一个来源，请把其余的留空。`,
      '2 preferred “对”请改填“是”或“否”。',
      '3 version “明天”不是日期，请写成 2025-12-31、2025年6月或 2025年底。',
      '3 reporter 单位表里没有“谁也不是”，请改名称，或在单位表加一行。',
    ])
    expect(faults({ ...preferred, unit: '万家' })).toEqual(['0 preferred 采用的来源要和目标一样按“家”计。'])
    expect(faults({ ...statistics, unit: '座' })).toEqual([
      `0 unit 要与对照的“${name}”同计量单位、同填报频率、同累计方式。`,
    ])
  })

  it('A-7 leaves the sources of another plan’s indicator to that plan, and computed ones to their components', () => {
    const { catalogue } = planOf(makeDraft())
    const document = { ...makeDraft().document, title: '明年计划', start: '2025', due: '2025年底' }
    const joined = makeDraft({
      document,
      targets: [makeTarget({ indicator: '350200-1' })],
      sources: [statistics],
    })
    expect(faultsOf(joined, catalogue)).toEqual([
      ['sources', 0, 'target', `“${name}”并入了别的计划的指标，来源请在那份计划里填。`],
    ])
    const next = makeDraft({
      document,
      targets: [makeTarget({ name: '上网企业数' })],
      sources: [{ ...statistics, target: '上网企业数', id: '350200-1' }],
    })
    expect(faultsOf(next, catalogue)).toEqual([
      ['sources', 0, 'id', `编号 350200-1 已由“${name}”使用，请改编号，或留空由程序编号。`],
    ])
    const total = makeTarget({ name: '两类企业数', formula: `${name} + 上网企业数` })
    const computed = makeDraft({
      targets: [makeTarget(), makeTarget({ name: '上网企业数' }), total],
      sources: [{ ...statistics, target: '两类企业数' }],
    })
    expect(faultsOf(computed)).toEqual([
      ['sources', 0, 'target', '由程序算出的指标没有另一来源，请写在组成项上。'],
    ])
  })
})
