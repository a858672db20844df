import { describe, expect, it } from 'vitest'
import type { ChosenDates } from '#metrics/planning/reading/dates-of-reading.ts'
import { draftOfReading } from '#metrics/planning/reading/draft-of-reading.ts'
import { emptyPlanDraft } from '#metrics/planning/plan-draft.ts'
import { readPolicy } from '#metrics/policy/read-policy.ts'

describe('draftOfReading, of what is to be done or reported by a day', () => {
  const dated = readPolicy(
    '沙河市行动计划（2031—2033年）\n一、任务\n（一）建章立制。到2032年底前，制定出台实施细则。2031年6月完成平台建设。（市工信局牵头）\n（二）报送。各单位于2032年12月15日前报送进展情况。\n',
  )
  const put = (dates: ChosenDates, draft = emptyPlanDraft) =>
    draftOfReading(dated, [], { draft, region: '441200', known: new Set(), indicators: new Map(), dates })

  it('takes those that were chosen, each with its clause, and none twice', () => {
    const { draft, added, dated: taken } = put({ milestones: [1, 0, 0, 9], duties: [0] })
    expect([added, taken]).toEqual([0, 3])
    expect(draft.milestones).toEqual([
      { name: '制定出台实施细则', clause: '一(一)', due: '2032', dated: '条文' },
      { name: '完成平台建设', clause: '一(一)', due: '2031-06', dated: '条文' },
    ])
    expect(draft.duties).toEqual([
      { name: '各单位于2032年12月15日前报送进展情况', clause: '一(二)', due: '2032-12-15' },
    ])
    expect(draft.clauses.map(({ path, lead }) => [path, lead])).toEqual([
      ['一(一)', ['市工信局']],
      ['一(二)', undefined],
    ])
    expect(put({ milestones: [0], duties: [0] }, draft).dated).toBe(0)
    expect(put({}).draft.milestones).toEqual([])
  })
})
