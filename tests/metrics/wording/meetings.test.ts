import { describe, expect, it } from 'vitest'
import { meetingStateWords } from '#metrics/wording/meetings.ts'

describe('meetingStateWords', () => {
  it('names each state', () => {
    expect(meetingStateWords).toEqual({
      prepared: '筹备中',
      frozen: '已定格',
      held: '正在开会',
      closed: '已结束',
      cancelled: '已取消',
    })
  })
})
