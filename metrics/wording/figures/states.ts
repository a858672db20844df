import type { WorkflowState } from '../../workflow/figure-workflow.ts'

/** The state of a figure; a withdrawn one is not shown. */
export const figureStateWords: Readonly<Record<Exclude<WorkflowState, 'withdrawn'>, string>> = {
  draft: '草稿',
  submitted: '待审核',
  'in-review': '审核中',
  cleared: '待发布',
  approved: '已审核',
  returned: '被退回',
}

/** The words at a row of a wall whose newest value waits for review. */
export const pendingWords = `新数${figureStateWords.submitted}`
