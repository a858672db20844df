import type { WorkflowState } from '../../workflow/figure-workflow.ts'

/** How far a figure has come; one that was withdrawn is as good as not there. */
export const figureStateWords: Readonly<Record<Exclude<WorkflowState, 'withdrawn'>, string>> = {
  draft: '草稿',
  submitted: '待审核',
  approved: '已审核',
  returned: '被退回',
}
