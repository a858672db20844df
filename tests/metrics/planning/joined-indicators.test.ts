import { describe, expect, it } from 'vitest'
import { faultsOf, makeDraft, makeTarget, planOf } from './make-draft.ts'

const { catalogue: standing, records } = planOf(makeDraft())
const [measured] = records.indicators
/** A second plan of the same city, with one target on an indicator of the first. */
const second = (part: Parameters<typeof makeTarget>[0]) =>
  makeDraft({
    document: { ...makeDraft().document, title: '第二份计划', start: '2025', due: '2025年底' },
    targets: [makeTarget({ name: '上云企业数（2025年）', value: '4000', indicator: measured!.id, ...part })],
  })

describe('draftPlan, of targets on what is measured already', () => {
  it('has one more target on the indicator, and leaves the indicator as it is', () => {
    const { records: added, catalogue: joined } = planOf(second({}), standing)
    expect(added.indicators).toEqual([])
    expect(added.targets).toMatchObject([
      { name: '上云企业数（2025年）', indicator: measured!.id, value: '4000' },
    ])
    expect(joined.indicators.filter(({ id }) => id === measured!.id)).toEqual([measured])
  })

  it('is named by id or by name, and stays so in the draft', () => {
    const { records: added, filled } = planOf(second({ indicator: '上云企业数' }), standing)
    expect(added.targets[0]!.indicator).toBe(measured!.id)
    expect(filled.targets[0]!.indicator).toBe('上云企业数')
    // A name of two means neither, unless one of them is measured here.
    const other = { ...measured!, id: 'other' }
    const twice = (regions: readonly string[]) => ({
      ...standing,
      indicators: [...standing.indicators, { ...other, regions }],
    })
    expect(faultsOf(second({ indicator: '上云企业数' }), twice(['350200']))).toHaveLength(1)
    expect(faultsOf(second({ indicator: '上云企业数' }), twice(['350203']))).toEqual([])
  })

  it('refuses an indicator that nobody measures, and another unit', () => {
    expect(faultsOf(second({ indicator: 'no-such' }), standing)).toEqual([
      [
        'targets',
        0,
        'indicator',
        '别的计划里没有指标“no-such”，请填已有指标的名称或编号，或留空作为新指标。',
      ],
    ])
    expect(faultsOf(second({ unit: '万家' }), standing)).toEqual([
      ['targets', 0, 'unit', '“上云企业数”按“家”报数，请把目标值换算成“家”。'],
    ])
  })
})
