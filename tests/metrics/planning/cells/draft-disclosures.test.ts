import { describe, expect, it } from 'vitest'
import type { Catalogue } from '#metrics/catalogue/catalogue.ts'
import { draftPlan } from '#metrics/planning/draft-plan.ts'
import type { TargetDraft } from '#metrics/planning/plan-draft.ts'
import { faultsOf, makeDraft, makeTarget, planOf } from '../make-draft.ts'

const levels = (rows: readonly TargetDraft[], standing?: Catalogue) =>
  planOf(makeDraft({ targets: rows.map(makeTarget) }), standing).records.disclosures

describe('the disclosure that a draft names', () => {
  it('Z-18 is that of the indicator, and where no row names one nothing is decided', () => {
    expect(levels([{ disclosure: '共享' }, { name: '乙' }])).toEqual([{ id: '350200-1', level: 'shared' }])
    expect(levels([{}])).toEqual([])
    const { catalogue } = planOf(makeDraft({ targets: [makeTarget({ disclosure: '公开' })] }))
    expect(catalogue.disclosures).toEqual([{ id: '350200-1', level: 'public' }])
  })

  it('Z-18 is alike in all rows of an indicator', () => {
    const two = (disclosure: string) => [
      makeTarget({ disclosure: '内部', region: '思明区' }),
      makeTarget({ disclosure }),
    ]
    const detail = '同一指标在上面写了“内部”，请写成一样。'
    expect(faultsOf(makeDraft({ targets: two('公开') }))).toEqual([['targets', 1, 'disclosure', detail]])
    expect(planOf(makeDraft({ targets: two('内部') })).records.disclosures).toHaveLength(1)
    expect(faultsOf(makeDraft({ targets: [makeTarget({ disclosure: '绝密' })] }))).toEqual([
      ['targets', 0, 'disclosure', '“绝密”不在可选之列，请填：内部、共享、公开。'],
    ])
  })

  it('Z-15 stays as it was decided beside the draft meanwhile', () => {
    const first = planOf(makeDraft({ targets: [makeTarget({ disclosure: '共享' })] }))
    const standing: Catalogue = { ...first.catalogue, disclosures: [{ id: '350200-1', level: 'public' }] }
    const again = (published: object | undefined) =>
      draftPlan(first.filled, {
        ...{ standing, official: [], isTaken: () => false },
        publishedOf: (kind) => (kind === 'disclosure' ? published : undefined),
      }).plan?.records.disclosures
    expect(again({ id: '350200-1', level: 'shared' })).toEqual([{ id: '350200-1', level: 'public' }])
    expect(again(undefined)).toEqual([{ id: '350200-1', level: 'shared' }])
  })
})
