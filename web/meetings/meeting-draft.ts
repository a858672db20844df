import { addDays, dayNumber, weekdayOf } from '#metrics/period/civil-date.ts'
import { periodOf } from '#metrics/period.ts'
import type { MeetingDraft } from '#server/contract/meetings.ts'

/** The series that are offered. */
export const seriesWords: Readonly<Record<string, string>> = {
  weekly: '周调度',
  monthly: '月调度',
  'ad-hoc': '专题调度',
}

export function seriesWord(series: string): string {
  return seriesWords[series] ?? series
}

const friday = 5

/** The next Friday, this one included. */
export function nextFriday(date: string): string {
  const ahead = (friday - weekdayOf(dayNumber(date)) + 7) % 7
  return addDays(date, ahead)
}

/** What a meeting is called unless somebody says otherwise. */
export function usualTitle(series: string, date: string): string {
  const [year, month] = date.split('-')
  if (series === 'monthly') return `${year}年${Number(month)}月调度会`
  if (series !== 'weekly') return '专题调度会'
  const week = periodOf(date, 'W')
  return `${week.year}年第${week.ordinal}周调度会`
}

type TypedDraft = Omit<MeetingDraft, 'scopes'>

/** The draft that a form begins with: the Friday to come, or the day of the demo's board, at the day itself. */
export function usualDraft(today: string, suggestedAt: string | undefined): TypedDraft {
  const date = suggestedAt ?? nextFriday(today)
  return { series: 'weekly', title: usualTitle('weekly', date), date, at: date }
}

/**
 * The draft on another day or of another series: a title that nobody has worded follows both, and a reference date follows the day
 * where it was that day, or would lie behind it.
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
