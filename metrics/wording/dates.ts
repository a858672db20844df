import { civilDateText, dayNumber } from '../period/civil-date.ts'

/** A date in Chinese: `2024年10月31日` */
export function dateText(date: string): string {
  return civilDateText(dayNumber(date))
}

/** A date without its year where that is the year of `near`, and without `near` always: 2024-11-08 is 11月8日. */
export function formatDay(date: string, near = date): string {
  const text = dateText(date)
  return near.slice(0, 4) === date.slice(0, 4) ? text.slice(text.indexOf('年') + 1) : text
}

/** The day of the week: `周四` */
export function weekdayText(date: string): string {
  return `周${'日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()]}`
}

/** The distance of a deadline in words: in working days up to it, in days after it, as lights count them. */
export function formatDaysLeft({
  workingDaysLeft,
  overdueDays,
}: {
  readonly workingDaysLeft: number
  readonly overdueDays: number
}): string {
  if (overdueDays > 0) return `已逾期 ${overdueDays} 天`
  return workingDaysLeft === 0 ? '今天截止' : `还有 ${workingDaysLeft} 个工作日`
}
