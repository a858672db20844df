import { describe, expect, it } from 'vitest'
import { emptyPlanDraft, type PlanDraft } from '#metrics/planning/plan-draft.ts'
import { draftOfTexts, itemsOf, textsOf } from '#metrics/planning/tables/cell-text.ts'
import { makeDraft, makeTarget } from '../make-draft.ts'

describe('textsOf', () => {
  it('Z-5 writes names side by side, and sentences one below the other', () => {
    const texts = textsOf(
      makeDraft({
        document: { title: '计划', issuers: ['市政府', '市委'], remarks: ['甲、乙', '丙'] },
        targets: [makeTarget({ lead: ['市工信局', '各县(市、区)政府'] })],
      }),
    )
    expect(texts.document).toEqual([{ title: '计划', issuers: '市政府、市委', remarks: '甲、乙\n丙' }])
    expect(texts.targets[0]).toMatchObject({ lead: '市工信局、各县(市、区)政府', value: '3,000' })
  })

  it('Z-5 gives back the draft that it was given', () => {
    const drafts: readonly PlanDraft[] = [
      emptyPlanDraft,
      makeDraft(),
      makeDraft({
        targets: [makeTarget({ lead: ['甲、乙局'], softeners: ['力争', '左右'], parts: ['a、b', 'c'] })],
        clauses: [{ path: '一', remarks: ['只有一句'], joint: ['甲局'] }],
      }),
    ]
    for (const draft of drafts) expect(draftOfTexts(textsOf(draft))).toEqual(draft)
  })
})

describe('draftOfTexts', () => {
  it('Z-5 leaves out what is blank, and rows after the last that holds anything', () => {
    const texts = textsOf(emptyPlanDraft)
    const targets = [{ name: '甲', unit: ' ' }, {}, { name: '乙' }, { name: ' ' }, {}]
    expect(draftOfTexts({ ...texts, document: [], targets })).toEqual({
      ...emptyPlanDraft,
      targets: [{ name: '甲' }, {}, { name: '乙' }],
    })
  })
})

describe('itemsOf', () => {
  it.each([
    ['市工信局；市数据局，市统计局', ['市工信局', '市数据局', '市统计局']],
    ['各县（市、区）、高新区', ['各县（市、区）', '高新区']],
    ['甲、乙局\n', ['甲、乙局']],
    [' 、 ', []],
  ])('Z-5 splits %j', (text, items) => {
    expect(itemsOf(text, 'names')).toEqual(items)
  })
})
