import { describe, expect, it } from 'vitest'
import { assemblePlan } from '#metrics/policy/assemble-plan.ts'
import { joinPlans } from '#metrics/policy/join-plans.ts'
import { makePlan, organisations, regions } from './make-plan.ts'

describe('joinPlans', () => {
  it('makes one target of what two documents both commit to, with both citations', () => {
    const other = makePlan({
      id: 'digital-zhaoqing-2024',
      code: '003',
      commitments: [],
      shared: [
        {
          entry: '003-A07',
          target: 'zhaoqing-2024-5g-base-stations',
          clause: '五(二十五)',
          says: '印“以上”',
          remarks: ['无期限'],
        },
      ],
    })
    const joined = joinPlans(
      [makePlan(), other].map((plan) => assemblePlan(plan, { organisations, regions })),
    )
    expect(joined.documents.map(({ id }) => id)).toEqual(['zhaoqing-2024', 'digital-zhaoqing-2024'])
    expect(joined.indicators).toHaveLength(1)
    expect(joined.targets.map(({ citations }) => citations)).toEqual([
      [
        { document: 'zhaoqing-2024', clause: '五(二十五)', entry: '000-A08' },
        {
          document: 'digital-zhaoqing-2024',
          clause: '五(二十五)',
          entry: '003-A07',
          remark: '印“以上”；无期限',
        },
      ],
    ])
    expect(joined.milestones).toEqual([])
  })
})
