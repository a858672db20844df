import { expect, it } from 'vitest'
import { figureStateWords } from '#metrics/wording/figures/states.ts'

it('calls each state of a figure by one word; what was withdrawn has none', () => {
  expect(figureStateWords).toEqual({
    draft: '草稿',
    submitted: '待审核',
    'in-review': '审核中',
    cleared: '待发布',
    approved: '已审核',
    returned: '被退回',
  })
})
