import { describe, expect, it } from 'vitest'
import type { FieldTexts, FormKind, FormRecords } from '#metrics/planning/tables/records/field.ts'
import { fieldsOfKind, recordOfTexts, recordTexts } from '#metrics/planning/tables/records/record-form.ts'
import { catalogue } from '#seeds/catalogue.ts'

const target = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const indicator = catalogue.indicators.find(({ id }) => id === 'zhaoqing-5g-base-stations')!
const region = catalogue.regions.find(({ code }) => code === '441203')!
const [document, milestone, organisation, board] = [
  catalogue.documents[0]!,
  catalogue.milestones[0]!,
  catalogue.organisations[0]!,
  catalogue.boards[0]!,
]

function changed<Kind extends FormKind>(kind: Kind, record: FormRecords[Kind], texts: FieldTexts) {
  const all = { ...recordTexts(kind, record), ...texts }
  return recordOfTexts(kind, record, { texts: all, today: '2024-11-05' })
}
const indicatorWith = (texts: FieldTexts, before = indicator) => changed('indicator', before, texts)
const targetWith = (texts: FieldTexts, before = target) => changed('target', before, texts)
const detailsOf = ({ faults }: { readonly faults: readonly { readonly detail: string }[] }) =>
  faults.map(({ detail }) => detail)

describe('a record that is changed by itself', () => {
  it('Z-17 stays as it is where no text is changed, for every record that is shipped', () => {
    const same = <Kind extends FormKind>(kind: Kind, records: readonly FormRecords[Kind][]) =>
      records.filter((one) => {
        const { record, faults } = changed(kind, one, {})
        return faults.length > 0 || JSON.stringify(record) !== JSON.stringify(one)
      })
    expect([
      ...same('document', catalogue.documents),
      ...same('indicator', catalogue.indicators),
      ...same('target', catalogue.targets),
      ...same('milestone', catalogue.milestones),
      ...same('organisation', catalogue.organisations),
      ...same('region', catalogue.regions),
      ...same('board', catalogue.boards),
    ]).toEqual([])
  })

  it('Z-17 has a title for every field, and no hint of what a blank cell of a plan is given', () => {
    const kinds = ['document', 'indicator', 'target', 'milestone', 'organisation', 'region', 'board'] as const
    const all = kinds.flatMap((kind) => fieldsOfKind(kind))
    expect(all.filter(({ title }) => title === '')).toEqual([])
    expect(all.filter(({ hint = '' }) => hint.includes('留空'))).toEqual([])
  })

  it('Z-17 takes the changed fields of a target alone, as they are typed in a plan', () => {
    const texts = { value: '8,200', comparator: '超过', due: '2025年底', lead: 'a b', force: '约束性' }
    const more = { planned: '2024年6月底 40%\n2024年9月底 75%', between: '阶梯', baseline: '6500' }
    expect(targetWith({ ...texts, ...more, remarks: '会议纪要\n\n另见附件' })).toEqual({
      faults: [],
      record: {
        ...target,
        ...{ value: '8200', comparator: '>', due: '2025-12-31', spanAssumed: false },
        ...{ organisations: ['a', 'b'], leadAssumed: false, force: 'binding', baseline: '6500' },
        plan: {
          ...{ kind: 'points', interpolation: 'stepped' },
          points: [
            { date: '2024-06-30', share: 0.4 },
            { date: '2024-09-30', share: 0.75 },
          ],
        },
        remarks: ['会议纪要', '另见附件'],
      },
    })
    const planned = targetWith(more).record
    expect(recordTexts('target', planned)).toMatchObject({
      planned: '2024-06-30 40%\n2024-09-30 75%',
      between: '阶梯',
    })
    expect(recordTexts('target', { ...target, force: 'binding' })['force']).toBe('约束性')
    const straight = { ...more, between: '', remarks: '' }
    expect(targetWith(straight).record).toMatchObject({ plan: { interpolation: 'straight' }, remarks: [] })
    expect(targetWith({ planned: '', between: '' }, planned).record).not.toHaveProperty('plan')
  })

  it('Z-17 tells what it cannot read, at its field', () => {
    const blank = { name: '', value: '', start: '', comparator: '', basis: '', lead: '', due: '' }
    const { record, faults } = targetWith(blank)
    expect(faults).toEqual([
      { field: 'name', detail: '请填目标名称。' },
      { field: 'value', detail: '请填目标值。' },
      { field: 'start', detail: '请填起始日期。' },
    ])
    expect(record).toMatchObject({ comparator: '>=', basis: 'undetermined', organisations: [] })
    expect(record).not.toHaveProperty('due')
    expect(detailsOf(targetWith({ value: '八千座' }))).toEqual([
      '“八千座”不是数：这一格只填数字，单位填在“单位”栏。',
    ])
    expect(detailsOf(targetWith({ planned: '年中过半', between: '阶梯' }))).toEqual([
      '“年中过半”读不出，请一条一行写成 2025年6月底 40%。',
    ])
  })

  it('D-12 leaves what has ended to who reported it, unless that was a mistake', () => {
    const { reporter } = indicator
    const other = indicatorWith({ reporter: 'x' }).record
    expect(other.earlierReporters).toEqual([{ until: '2024-10-31', reporter }])
    expect(indicatorWith({ correctedReporter: '是' }, other).record).not.toHaveProperty('earlierReporters')
    const corrected = indicatorWith({ reporter: 'x', correctedReporter: '是' }).record
    expect([corrected.reporter, corrected.earlierReporters]).toEqual(['x', undefined])
    expect(detailsOf(indicatorWith({ correctedReporter: '也许' }))).toEqual(['“也许”请改填“是”或“否”。'])
  })

  it('Z-17, D-10 takes the reporting scheme of an indicator', () => {
    const scheme = { reportDays: '9', releaseMonths: '3', lockDays: '20', reviewLevels: '县级、市级' }
    const counted = { januaryMerged: '是', negative: '否', overRegions: '不合计', madeOf: '县区、本级' }
    const other = { name: '5G基站', unit: '个', decimals: '1', direction: '越低越好', ceiling: '20000' }
    const late = { frequency: '每季', accumulation: '当期数', reporter: 'x', remarks: '按季' }
    expect(indicatorWith({ ...scheme, ...counted, ...other, ...late })).toEqual({
      faults: [],
      record: {
        ...indicator,
        // What has ended keeps the deadline that it had.
        earlier: [{ until: '2024-10-31', reportDays: indicator.reportDays }],
        earlierReporters: [{ until: '2024-10-31', reporter: indicator.reporter }],
        ...{ reportDays: 9, releaseMonths: 3, lockDays: 20, reviewLevels: ['county', 'city'] },
        ...{ januaryMerged: true, negative: false, overRegions: 'none', madeOf: { own: true } },
        ...{ name: '5G基站', unit: '个', decimals: 1, direction: 'lower', ceiling: 20_000 },
        ...{ frequency: 'Q', accumulation: 'increment', schemeAssumed: false },
        ...{ reporter: 'x', reporterAssumed: false, remarks: ['按季'] },
      },
    })
    const typed = indicatorWith({ ...scheme, ...counted, ceiling: '20000' }).record
    expect(recordTexts('indicator', typed)).toMatchObject({ ...scheme, ...counted, ceiling: '20000' })
    const cleared = Object.fromEntries(
      [...Object.keys({ ...scheme, ...counted, ...other, ...late })].map((field) => [field, '']),
    )
    expect(detailsOf(indicatorWith(cleared, typed))).toEqual(['请填名称。', '请填小数位数。', '请填天数。'])
    expect(indicatorWith({ reportDays: '不用报' }).record.reportDays).toBeNull()
    expect(recordTexts('indicator', { ...indicator, reportDays: null })['reportDays']).toBe('不用报')
  })

  it('Z-17 collects an indicator beside its targets between two days, or for good', () => {
    const forGood = indicatorWith({ collectedFrom: '2024年', collectedTo: '长期' })
    expect(forGood).toMatchObject({ faults: [], record: { collected: { from: '2024-01-01' } } })
    expect(recordTexts('indicator', forGood.record)).toMatchObject({
      ...{ collectedFrom: '2024-01-01', collectedTo: '长期' },
    })
    const ended = indicatorWith({ collectedTo: '2026年底' }, forGood.record)
    expect(ended.record.collected).toEqual({ from: '2024-01-01', to: '2026-12-31' })
    expect(recordTexts('indicator', ended.record)['collectedTo']).toBe('2026-12-31')
    expect(indicatorWith({ collectedFrom: '', collectedTo: '' }, ended.record).record).not.toHaveProperty(
      'collected',
    )
    expect(detailsOf(indicatorWith({ collectedTo: '长期' }))).toEqual(['请填从哪一天起收集。'])
    expect(detailsOf(indicatorWith({ collectedFrom: '2026年', collectedTo: '2025年底' }))).toEqual([
      '收集到2025-12-31，早于收集自2026-01-01。',
    ])
  })

  it('Z-16 counts 口径 from a day on as the next version', () => {
    const { text, version } = indicator.countingRule!
    expect(indicatorWith({ countingRule: '含微站', countingFrom: '2025年1月' }).record.countingRule).toEqual({
      ...{ version: version + 1, text: '含微站', from: '2025-01-01', earlier: [{ version, text }] },
    })
    expect(indicatorWith({ countingRule: '以物理地址计' }).record.countingRule).toEqual({
      ...indicator.countingRule,
      text: '以物理地址计',
    })
    expect(indicatorWith({ countingRule: '' }).record).not.toHaveProperty('countingRule')
    expect(detailsOf(indicatorWith({ countingRule: '', countingFrom: '2025年' }))).toEqual([
      '写了新口径的起始，请在“统计口径”栏写新口径。',
    ])
  })

  it('Z-17, A-7 changes the source of the figures, and keeps the indicator beside which a source stands', () => {
    const texts = { producer: '市通管局月报', version: '2024年10月20日', method: '', limits: '不含微站' }
    const { record, faults } = indicatorWith(texts)
    expect([record.source, faults]).toEqual([
      { producer: '市通管局月报', version: '2024-10-20', limits: '不含微站' },
      [],
    ])
    expect(recordTexts('indicator', record)).toMatchObject({ ...texts, version: '2024-10-20' })
    expect(indicatorWith({ method: '平台登记' }, record).record.source).toMatchObject({ method: '平台登记' })
    const blank = { producer: '', version: '', method: '', limits: '' }
    expect(indicatorWith(blank, record).record).not.toHaveProperty('source')
    expect(detailsOf(indicatorWith({ producer: '' }, record))).toEqual(['请填来源。'])
    const beside = { ...indicator, source: { besides: 'x', producer: '部' } }
    expect(indicatorWith({ producer: '工信部' }, beside).record.source).toEqual({
      ...{ besides: 'x', producer: '工信部' },
    })
    expect(detailsOf(indicatorWith(blank, beside))).toEqual(['请填来源。'])
  })

  it('Z-17 takes the fields of the other kinds', () => {
    expect(
      changed('document', document, {
        ...{ title: '新名称', shortTitle: '新简称', number: '肇府〔2026〕1号', signed: '2026-01-05' },
        ...{ issuers: '市政府、市委', remarks: '改过' },
      }),
    ).toMatchObject({
      faults: [],
      record: {
        ...{ title: '新名称', shortTitle: '新简称', number: '肇府〔2026〕1号', signed: '2026-01-05' },
        ...{ issuers: ['市政府', '市委'], remarks: ['改过'] },
      },
    })
    expect(changed('document', document, { issuers: '' }).record.issuers).toEqual([])
    const later = { name: '改名', due: '2025年6月', lead: 'a', remarks: '延期' }
    expect(changed('milestone', milestone, later).record).toMatchObject({
      ...{ name: '改名', due: '2025-06-30', dueAssumed: false, organisations: ['a'], remarks: ['延期'] },
    })
    expect(changed('milestone', milestone, { due: '', lead: '' })).toMatchObject({
      faults: [{ field: 'due', detail: '请填完成期限。' }],
      record: { organisations: [] },
    })
    expect(changed('organisation', organisation, { name: '市甲局', aliases: '甲局、甲' }).record).toEqual({
      ...organisation,
      ...{ name: '市甲局', aliases: ['甲局', '甲'] },
    })
    expect(changed('organisation', organisation, { aliases: '' }).record.aliases).toEqual([])
    const renamed = { title: '新看板', subtitle: '', suggestedAt: '2026-10-31' }
    expect(changed('board', { ...board, subtitle: '原' }, renamed).record).toMatchObject(renamed)
  })

  it('Z-17 places a region on the grid by a column and a row, or not at all', () => {
    const placed = changed('region', region, { name: '鼎湖', column: '3', row: '4' })
    expect(placed.record).toMatchObject({ name: '鼎湖', tile: { column: 3, row: 4 } })
    expect(changed('region', placed.record, { column: '', row: '' }).record).not.toHaveProperty('tile')
    expect(detailsOf(changed('region', placed.record, { row: '' }))).toEqual(['请填方格行。'])
    expect(detailsOf(changed('region', placed.record, { column: '' }))).toEqual(['请填方格列。'])
    expect(recordTexts('region', { ...region, tile: { column: 1, row: 2 } })).toMatchObject({
      ...{ column: '1', row: '2' },
    })
  })
})
