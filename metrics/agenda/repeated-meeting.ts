import type { MeetingState } from '../workflow/meeting-workflow.ts'

/** What one meeting is told from another by. */
interface ToldApart {
  readonly series: string
  readonly title: string
  readonly date: string
  /** In any order. */
  readonly scopes: readonly string[]
}

/**
 * The meeting that a draft would hold once more: of its series and day and of the same scopes, unless it was cancelled. Those of no
 * series (ad-hoc) are told apart by what they are called, too. Rule J-13.
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
