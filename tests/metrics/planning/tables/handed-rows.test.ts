import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import { checkAllocation } from '#metrics/evaluation/allocation.ts'
import { draftOfTexts, textsOf, type TextRow } from '#metrics/planning/tables/cell-text.ts'
import { withHandedRows } from '#metrics/planning/tables/handed-rows.ts'
import { makeDraft, planOf } from '../make-draft.ts'

const first = planOf(makeDraft())
const whole = indexCatalogue(first.catalogue).targets.get('350200-2024-1')!
const parts = [
  { region: '思明区', value: '1800' },
  { region: '海沧区', value: '1200' },
]

describe('withHandedRows', () => {
  it('H-4 makes rows that a plan publishes as targets of the parts, which add up to the whole', () => {
    const notice = makeDraft({ document: { ...makeDraft().document, title: '任务分解表' }, targets: [] })
    const texts = textsOf(notice)
    const draft = draftOfTexts({
      ...texts,
      targets: withHandedRows(texts.targets, whole, { parts, own: false }),
    })
    const index = indexCatalogue(planOf(draft, first.catalogue).catalogue)
    const children = ['350203', '350205'].flatMap((code) => index.targetsOn('350200-1', code))
    expect(children.map(({ record: { name, value, due } }) => [name, value, due])).toEqual([
      ['上云企业数', '1800', '2024-12-31'],
      ['上云企业数', '1200', '2024-12-31'],
    ])
    expect(
      checkAllocation(
        index.targets.get('350200-2024-1')!.target,
        ['350203', '350205'],
        children.map(({ target }) => target),
      ),
    ).toMatchObject({ allocated: '3000', state: 'exact', covers: true })
  })

  it('H-4 hands a target of the draft itself down by its name', () => {
    const texts = textsOf(first.filled)
    const draft = draftOfTexts({
      ...texts,
      targets: withHandedRows(texts.targets, whole, { parts, own: true }),
    })
    const { catalogue: joined } = planOf(draft, first.catalogue)
    expect(joined.indicators).toMatchObject([{ id: '350200-1', regions: ['350200', '350203', '350205'] }])
    expect(joined.targets.map(({ value }) => value)).toEqual(['3000', '1800', '1200'])
  })

  it('A-7 hands a target down on the indicator itself where another source of it is preferred', () => {
    const { indicators } = first.catalogue
    const [own] = indicators
    const source = { besides: own!.id, producer: '市统计局' }
    const preferring = indexCatalogue({
      ...first.catalogue,
      indicators: [
        { ...own!, preferred: 'other' },
        { ...own!, id: 'other', source },
      ],
    }).targets.get(whole.record.id)!
    expect(preferring.record.indicator).toBe('other')
    const [row] = withHandedRows([], preferring, { parts, own: false })
    expect(row).toMatchObject({ indicator: own!.id })
  })

  it('H-4 replaces what handed it down before, and leaves other rows; an undated target has no day', () => {
    const other: TextRow = { name: '上云企业数', region: '思明区' }
    const once = withHandedRows([other, {}], whole, { parts, own: false })
    const again = withHandedRows(once, whole, { parts: [{ region: '海沧区', value: '1000' }], own: false })
    expect(again.map(({ region, value }) => [region, value])).toEqual([
      ['思明区', undefined],
      ['思明区', '1,800'],
      ['海沧区', '1,000'],
    ])
    const { due: _, ...target } = whole.target
    const undated = withHandedRows(
      [{ name: '别的' }],
      { ...whole, target },
      { parts: parts.slice(0, 1), own: true },
    )
    expect(undated).toMatchObject([{ name: '别的' }, { region: '思明区', start: '2024-01-01' }])
    expect(undated[1]).not.toHaveProperty('due')
  })
})
