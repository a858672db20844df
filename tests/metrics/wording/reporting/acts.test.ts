import { describe, expect, it } from 'vitest'
import { figureActions } from '#metrics/workflow/figure-workflow.ts'
import { actWords } from '#metrics/wording/reporting/acts.ts'

describe('actWords', () => {
  it('has a word of its own for each action of the workflow', () => {
    expect(figureActions.map((action) => actWords[action])).toEqual([
      '存草稿',
      '提交',
      '改报',
      '提交更正',
      '发布',
      '撤回草稿',
      '撤回提交',
      '审核通过并上报',
      '审核通过',
      '审核通过，待发布',
      '到时发布',
      '退回下级',
      '撤回通过',
      '退回',
      '撤销审核',
    ])
  })
})
