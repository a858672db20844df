import { describe, expect, it } from 'vitest'
import type { WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { isHandedIn } from '#metrics/workflow/handed-in.ts'

const revision = (state: WorkflowState, submitted: number | null = null, decided: number | null = null) => ({
  ...{ state, submittedSequence: submitted, decidedSequence: decided },
})

describe('isHandedIn (W-8)', () => {
  it.each([
    ['nothing reported yet', 10, [[]], false],
    ['a draft', 10, [[revision('draft')]], false],
    ['submitted after it', 10, [[revision('submitted', 12)]], true],
    ['put beside what waits', 14, [[revision('submitted', 12)]], true],
    ['recalled: it is on the desk again', 10, [[revision('withdrawn', 12, 13)]], false],
    ['put beside what waited, and decided on then', 13, [[revision('returned', 12, 15)]], true],
    ['put beside what was returned', 16, [[revision('returned', 12, 15)]], false],
    [
      'put beside a correction that is not handed in',
      16,
      [[revision('approved', 5, 6), revision('draft')]],
      false,
    ],
    ['handed in once, then corrected', 4, [[revision('approved', 5, 6), revision('draft')]], true],
    [
      'beside a filing: one of its figures went',
      10,
      [[], [revision('draft')], [revision('submitted', 11)]],
      true,
    ],
  ] as const)('%s', (_, added, cells, told) => {
    expect(isHandedIn(added, cells)).toBe(told)
  })
})
