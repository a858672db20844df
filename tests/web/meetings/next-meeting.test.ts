import { describe, expect, it } from 'vitest'
import type { Meeting } from '#server/contract/meetings.ts'
import { leftMeetings, nextMeeting } from '#web/meetings/list/next-meeting.ts'

const today = '2024-11-05'
const meeting = (id: string, state: Meeting['state'], date: string) => ({ id, state, date }) as Meeting
const later = meeting('later', 'prepared', '2024-11-15')
const sooner = meeting('sooner', 'prepared', '2024-11-08')
const frozen = meeting('frozen', 'frozen', '2024-11-22')
const held = meeting('held', 'held', '2024-11-29')
const closed = meeting('closed', 'closed', '2024-11-05')
const cancelled = meeting('cancelled', 'cancelled', '2024-11-06')
const forgotten = meeting('forgotten', 'prepared', '2024-10-11')
const notHeld = meeting('not-held', 'frozen', '2024-11-01')
const notEnded = meeting('not-ended', 'held', '2024-11-04')

describe('nextMeeting', () => {
  it('is one that is being held, else the nearest that is not past', () => {
    expect(nextMeeting([later, cancelled, sooner, closed], today)?.id).toBe('sooner')
    expect(nextMeeting([frozen, later, sooner], today)?.id).toBe('sooner')
    expect(nextMeeting([sooner, later, held], today)?.id).toBe('held')
    expect(nextMeeting([closed, cancelled], today)).toBeUndefined()
  })

  it('may be today’s; of one day it is the one that has come furthest', () => {
    const own = { ...frozen, date: sooner.date }
    expect(nextMeeting([sooner, own, later], '2024-11-08')?.id).toBe('frozen')
  })

  it('is never one whose day is past, however far it has come', () => {
    expect(nextMeeting([later, forgotten, notHeld, notEnded], today)?.id).toBe('later')
    expect(nextMeeting([forgotten, notHeld, notEnded], today)).toBeUndefined()
  })
})

describe('leftMeetings', () => {
  it('are those whose day is past and that were not brought to an end, each with what is to be done', () => {
    const found = leftMeetings(
      [sooner, forgotten, notHeld, notEnded, { ...closed, date: '2024-10-18' }],
      today,
    )
    expect(found.map(({ meeting: { id }, act }) => [id, act])).toEqual([
      ['not-ended', '结束会议'],
      ['not-held', '补开'],
      ['forgotten', '补开或取消'],
    ])
  })
})
