import { describe, expect, it } from 'vitest'
import { overall } from '#web/admin/operations/condition-faces.ts'

const judged = (...conditions: ('normal' | 'attention' | 'failing')[]) =>
  conditions.map((condition) => ({ condition, reason: '' }))

describe('overall', () => {
  it('is as bad as the worst part, and counts those that are not normal', () => {
    expect(overall(judged('normal', 'normal'))).toEqual({ condition: 'normal', text: '全部正常' })
    expect(overall(judged('normal', 'attention', 'attention'))).toEqual({
      condition: 'attention',
      text: '2 项注意',
    })
    expect(overall(judged('attention', 'failing'))).toEqual({
      condition: 'failing',
      text: '1 项异常，1 项注意',
    })
  })
})
