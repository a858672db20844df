import type { Meeting } from '#server/contract/meetings.ts'

/** The sooner it is needed, the smaller. */
const urgency: Readonly<Record<Meeting['state'], number>> = {
  held: 0,
  frozen: 1,
  prepared: 2,
  closed: 3,
  cancelled: 3,
}

/** The meeting that is due next: one that goes on, else the next that is frozen, else the next that is prepared. */
export function nextMeeting(meetings: readonly Meeting[]): Meeting | undefined {
  return meetings
    .filter(({ state }) => state !== 'closed' && state !== 'cancelled')
    .toSorted((a, b) => urgency[a.state] - urgency[b.state] || (a.date < b.date ? -1 : 1))[0]
}
