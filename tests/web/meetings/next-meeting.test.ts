import { expect, it } from 'vitest'
import type { Meeting } from '#server/contract/meetings.ts'
import { nextMeeting } from '#web/meetings/list/next-meeting.ts'

const meeting = (id: string, state: Meeting['state'], date: string) => ({ id, state, date }) as Meeting

it('the meeting that is due next goes on already, else is frozen, else comes first of those that are prepared', () => {
  const later = meeting('later', 'prepared', '2024-11-15')
  const sooner = meeting('sooner', 'prepared', '2024-11-08')
  const frozen = meeting('frozen', 'frozen', '2024-11-22')
  const held = meeting('held', 'held', '2024-11-29')
  const closed = meeting('closed', 'closed', '2024-10-18')
  const cancelled = meeting('cancelled', 'cancelled', '2024-10-25')
  expect(nextMeeting([later, cancelled, sooner, closed])?.id).toBe('sooner')
  expect(nextMeeting([later, frozen, sooner])?.id).toBe('frozen')
  expect(nextMeeting([frozen, later, held])?.id).toBe('held')
  expect(nextMeeting([closed, cancelled])).toBeUndefined()
})
