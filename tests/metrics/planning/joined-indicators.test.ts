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

  it('refuses an indicator that nobody measures, and another unit', () => {
    expect(faultsOf(second({ indicator: 'no-such' }), standing)).toEqual([
      ['targets', 0, 'indicator', '别的计划里没有编号为“no-such”的指标，请重选，或留空作为新指标。'],
    ])
    expect(faultsOf(second({ unit: '万家' }), standing)).toEqual([
      ['targets', 0, 'unit', '“上云企业数”按“家”报数，请把目标值换算成“家”。'],
    ])
  })
})
