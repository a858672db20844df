import { describe, expect, it } from 'vitest'
import { insteadOfRepeating, meetingStateWords } from '#metrics/wording/meetings.ts'

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

describe('insteadOfRepeating (J-13)', () => {
  it('leads to the meeting that there is, which can be cancelled only while it is prepared', () => {
    expect(insteadOfRepeating('prepared')).toContain('请先取消它')
    for (const state of ['frozen', 'held', 'closed'] as const)
      expect(insteadOfRepeating(state)).toBe('请就用那一次；要另开，请改日期、系列或范围。')
  })
})
