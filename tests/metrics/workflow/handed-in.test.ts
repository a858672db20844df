import { describe, expect, it } from 'vitest'
import type { WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { isHandedIn } from '#metrics/workflow/handed-in.ts'

const revision = (state: WorkflowState, submitted: number | null = null, decided: number | null = null) => ({
  ...{ state, submittedSequence: submitted, decidedSequence: decided },
})

/**
 * A case has the number of the ledger entry at which a file was added, then the revisions of each figure that it belongs
 * to.
 */
describe('isHandedIn (W-8)', () => {
  it.each([
    ['nothing reported yet', 10, [[]], false],
    ['a draft', 10, [[revision('draft')]], false],
    ['submitted after the file was added', 10, [[revision('submitted', 12)]], true],
    ['added to what waits', 14, [[revision('submitted', 12)]], true],
    ['recalled: it is on the desk again', 10, [[revision('withdrawn', 12, 13)]], false],
    ['added to what waited, and decided on afterwards', 13, [[revision('returned', 12, 15)]], true],
    ['added to what was returned', 16, [[revision('returned', 12, 15)]], false],
    [
      'added to a correction that is not handed in',
      16,
      [[revision('approved', 5, 6), revision('draft')]],
      false,
    ],
    [
      'handed in with its figure, which is then corrected',
      4,
      [[revision('approved', 5, 6), revision('draft')]],
      true,
    ],
    [
      'added to a filing of which one figure was submitted',
      10,
      [[], [revision('draft')], [revision('submitted', 11)]],
      true,
    ],
  ] as const)('%s', (_, added, cells, told) => {
    expect(isHandedIn(added, cells)).toBe(told)
  })
})
