import type { MeetingState } from '../workflow/meeting-workflow.ts'

/** The facts by which meetings are told apart. */
interface ToldApart {
  readonly series: string
  readonly title: string
  readonly date: string
  /** The scopes in any order. */
  readonly scopes: readonly string[]
}

/**
 * The meeting that a draft would repeat: of the same series, day and scopes, unless it was cancelled. Meetings of no series (ad-hoc) are
 * also told apart by their titles. Rule J-13.
 */
export function repeatedMeeting<Meeting extends ToldApart & { readonly state: MeetingState }>(
  meetings: readonly Meeting[],
  draft: ToldApart,
): Meeting | undefined {
  const own = keyOf(draft)
  return meetings.find((meeting) => meeting.state !== 'cancelled' && keyOf(meeting) === own)
}

function keyOf({ series, title, date, scopes }: ToldApart): string {
  const named = series === 'ad-hoc' ? title.trim() : ''
  return JSON.stringify([series, date, [...new Set(scopes)].sort(), named])
}
