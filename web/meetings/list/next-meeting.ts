import type { Meeting } from '#server/contract/meetings.ts'

/** The order of several meetings on one day: the one that has come furthest first. Those that ended are left out before. */
const order: Readonly<Record<Meeting['state'], number>> = {
  held: 0,
  frozen: 1,
  prepared: 2,
  closed: 3,
  cancelled: 3,
}
const isOpen = ({ state }: Meeting) => state !== 'closed' && state !== 'cancelled'

/** The next meeting of today or later: one that is being held, else the nearest. */
export function nextMeeting(meetings: readonly Meeting[], today: string): Meeting | undefined {
  const goesOn = ({ state }: Meeting) => Number(state === 'held')
  return meetings
    .filter((meeting) => isOpen(meeting) && meeting.date >= today)
    .toSorted(
      (a, b) =>
        goesOn(b) - goesOn(a) ||
        (a.date === b.date ? order[a.state] - order[b.state] : a.date < b.date ? -1 : 1),
    )[0]
}

/** A meeting whose day has passed without its end, with its next step. */
export interface LeftMeeting {
  readonly meeting: Meeting
  readonly standing: string
  readonly act: string
}

const left: Partial<Record<Meeting['state'], Omit<LeftMeeting, 'meeting'>>> = {
  prepared: { standing: '没有定格，也没有开', act: '补开或取消' },
  frozen: { standing: '已经定格，没有开', act: '补开' },
  held: { standing: '开了，没有结束', act: '结束会议' },
}

/** Meetings whose day has passed without their end, newest first. */
export function leftMeetings(meetings: readonly Meeting[], today: string): LeftMeeting[] {
  return meetings
    .filter(({ date }) => date < today)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
    .flatMap((meeting) => {
      const words = left[meeting.state]
      return words ? [{ meeting, ...words }] : []
    })
}
