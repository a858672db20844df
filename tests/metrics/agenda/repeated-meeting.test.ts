import { describe, expect, it } from 'vitest'
import { repeatedMeeting } from '#metrics/agenda/repeated-meeting.ts'

const held = {
  id: 'weekly-3',
  series: 'weekly',
  title: '第44周调度会',
  date: '2024-11-01',
  scopes: ['441200', 'zhaoqing-gongxin'],
  state: 'prepared',
} as const
const draft = { series: 'weekly', title: '本周调度会', date: '2024-11-01', scopes: held.scopes }

describe('repeatedMeeting (J-13)', () => {
  it('is the one of that series, day and scopes, whatever either is called and in whatever order they were chosen', () => {
    const turned = { ...draft, scopes: ['zhaoqing-gongxin', '441200'] }
    expect(repeatedMeeting([held], turned)).toBe(held)
    for (const state of ['frozen', 'held', 'closed'] as const) {
      const one = { ...held, state }
      expect(repeatedMeeting([one], draft)).toBe(one)
    }
  })

  it('is none of another series, day or scope, and none that was cancelled', () => {
    for (const other of [{ series: 'monthly' }, { date: '2024-11-08' }, { scopes: ['441200'] }])
      expect(repeatedMeeting([held], { ...draft, ...other })).toBeUndefined()
    expect(repeatedMeeting([{ ...held, state: 'cancelled' }], draft)).toBeUndefined()
  })

  it('goes by the title too where meetings belong to no series', () => {
    const single = { ...held, series: 'ad-hoc', title: '5G专题' }
    const next = { ...draft, series: 'ad-hoc' }
    expect(repeatedMeeting([single], { ...next, title: '数据要素专题' })).toBeUndefined()
    expect(repeatedMeeting([single], { ...next, title: ' 5G专题 ' })).toBe(single)
  })
})
