import { describe, expect, it } from 'vitest'
import {
  amend,
  amendmentRemarks,
  isWithdrawn,
  withoutAmendments,
} from '#metrics/catalogue/changes/amendments.ts'
import type { Amendment } from '#metrics/catalogue/catalogue.ts'
import { catalogue } from '#seeds/catalogue.ts'

/** The target of 8,000 stations by the end of 2024. */
const target = catalogue.targets.find(({ id }) => id === 'zhaoqing-2024-5g-base-stations')!
const raised: Amendment = { document: 'notice-1', clause: '正文', act: 'adjusted', value: '8500' }
const later: Amendment = { document: 'notice-2', clause: '一', act: 'adjusted', due: '2025-06-30' }
const gone: Amendment = { document: 'notice-3', clause: '一', act: 'withdrawn' }
const amendedBy = (...amendments: Amendment[]) => amend(target, amendments)

describe('amend', () => {
  it('T-4 leaves what the last document says, and keeps what was printed', () => {
    expect(amendedBy(raised, later)).toEqual({
      ...target,
      value: '8500',
      due: '2025-06-30',
      printed: { value: '8000', due: '2024-12-31' },
      amendments: [raised, later],
    })
    expect(amend(amendedBy(raised), [])).toEqual(target)
    const range = { ...target, high: '9000' }
    expect(amend(range, [{ ...raised, high: '9500' }])).toMatchObject({ value: '8500', high: '9500' })
    expect(amend(amend(range, [raised]), [])).toEqual(range)
    const { due: _, ...undated } = target
    expect(amend(undated, [later])).toMatchObject({ due: '2025-06-30', printed: { value: '8000' } })
    expect(amend(amend(undated, [later]), [])).toEqual(undated)
  })
})

describe('withoutAmendments', () => {
  it('T-4 takes back what a document amended, and leaves what others did', () => {
    expect(withoutAmendments(amendedBy(raised, later), new Set(['notice-2']))).toEqual(amendedBy(raised))
    expect(withoutAmendments(amendedBy(raised), new Set(['notice-2']))).toEqual(amendedBy(raised))
    expect(withoutAmendments(target, new Set(['notice-1']))).toBe(target)
  })
})

describe('isWithdrawn', () => {
  it('T-4 goes by the last amendment', () => {
    expect(
      [target, amendedBy(raised), amendedBy(raised, gone), amendedBy(gone, raised)].map(isWithdrawn),
    ).toEqual([false, false, true, false])
  })
})

describe('amendmentRemarks', () => {
  it('T-4 says what was changed by which document', () => {
    const titleOf = (document: string) => `关于${document}的通知`
    expect(amendmentRemarks(target, titleOf)).toEqual([])
    expect(amendmentRemarks(amendedBy(raised, { ...later, value: '9000' }, gone), titleOf)).toEqual([
      '目标值由8,000调整为8,500，见《关于notice-1的通知》正文',
      '目标值由8,500调整为9,000，完成期限由2024-12-31调整为2025-06-30，见《关于notice-2的通知》一',
      '已撤销，见《关于notice-3的通知》一',
    ])
    const { due: _, ...undated } = { ...target, high: '9000' }
    expect(amendmentRemarks(amend(undated, [{ ...later, value: '8100', high: '9100' }]), titleOf)).toEqual([
      '目标值由8,000–9,000调整为8,100–9,100，完成期限由未定调整为2025-06-30，见《关于notice-2的通知》一',
    ])
    expect(amendmentRemarks(amendedBy(later, { ...raised, value: '8000', high: '9000' }), titleOf)).toEqual([
      '完成期限由2024-12-31调整为2025-06-30，见《关于notice-2的通知》一',
      '目标值由8,000调整为8,000–9,000，见《关于notice-1的通知》正文',
    ])
    const { value: __, ...bound } = { ...raised, high: '9000' }
    expect(amendmentRemarks(amendedBy(bound), titleOf)).toEqual([
      '目标值由8,000调整为8,000–9,000，见《关于notice-1的通知》正文',
    ])
    expect(amendmentRemarks({ amendments: [raised] }, titleOf)).toEqual([
      '目标值调整为8,500，见《关于notice-1的通知》正文',
    ])
  })
})
