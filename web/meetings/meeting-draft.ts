import { addDays, dayNumber, weekdayOf } from '#metrics/period/civil-date.ts'
import { periodOf } from '#metrics/period.ts'
import type { MeetingDraft } from '#server/contract/meetings.ts'

/** The series that a meeting can belong to. */
export const seriesWords: Readonly<Record<string, string>> = {
  weekly: '周调度',
  monthly: '月调度',
  'ad-hoc': '专题调度',
}

export function seriesWord(series: string): string {
  return seriesWords[series] ?? series
}

const friday = 5

/** The next Friday; a Friday is its own next one. */
export function nextFriday(date: string): string {
  const ahead = (friday - weekdayOf(dayNumber(date)) + 7) % 7
  return addDays(date, ahead)
}

/** The default title of a meeting. */
export function usualTitle(series: string, date: string): string {
  const [year, month] = date.split('-')
  if (series === 'monthly') return `${year}年${Number(month)}月调度会`
  if (series !== 'weekly') return '专题调度会'
  const week = periodOf(date, 'W')
  return `${week.year}年第${week.ordinal}周调度会`
}

type TypedDraft = Omit<MeetingDraft, 'scopes'>

/** The first draft of a meeting: on the next Friday, or on the day of the demo's board, with that day as reference date. */
export function usualDraft(today: string, suggestedAt: string | undefined): TypedDraft {
  const date = suggestedAt ?? nextFriday(today)
  return { series: 'weekly', title: usualTitle('weekly', date), date, at: date }
}

/**
 * The draft on another day or of another series. A default title follows both. The reference date follows the day if both
 * were equal, or if it would come after the day.
 */
export function changedDraft(
  draft: TypedDraft,
  part: Partial<Pick<TypedDraft, 'series' | 'date'>>,
): TypedDraft {
  const isUsual = draft.title === usualTitle(draft.series, draft.date)
  const next = { ...draft, ...part }
  const at = draft.at === draft.date || draft.at > next.date ? next.date : draft.at
  return { ...next, at, title: isUsual ? usualTitle(next.series, next.date) : draft.title }
}
