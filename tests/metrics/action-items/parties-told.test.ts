import { describe, expect, it } from 'vitest'
import { partiesTold } from '#metrics/action-items/parties-told.ts'
import type { ActionStep } from '#metrics/action-items/step.ts'

const on = '2024-10-31'

describe('partiesTold', () => {
  it('tells who must act next, and the owner only once the order is assigned', () => {
    const finish: ActionStep = { action: 'finish', on, text: '已办结' }
    expect(partiesTold(finish, { assignedOn: on })).toEqual(['secretary'])
    expect(partiesTold({ action: 'acknowledge', on }, { assignedOn: on })).toEqual([])
    const withdraw: ActionStep = { action: 'withdraw', on, reason: '重复' }
    expect([partiesTold(withdraw, { assignedOn: on }), partiesTold(withdraw, { assignedOn: null })]).toEqual([
      ['owner'],
      [],
    ])
    const remind = {
      action: 'remind',
      on,
      cause: 'overdue',
      level: 1,
      to: ['owner', 'secretary'],
      of: on,
    } as const
    expect(partiesTold(remind, { assignedOn: null })).toEqual(['secretary'])
  })
})
