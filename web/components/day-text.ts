import { businessDate, clockText } from './business-time.ts'

/** 2024-11-08 as 11月8日, with the year where it is not the year of `near`. */
export function formatDay(date: string, near?: string): string {
  const [year, month, day] = date.split('-').map(Number)
  const short = `${month}月${day}日`
  return near !== undefined && near.slice(0, 4) !== date.slice(0, 4) ? `${year}年${short}` : short
}

/** How far a deadline is, in words: in working days up to it, in days after it, as lights count them. */
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

/** An instant as the clock in the office shows it: 2024-11-04 14:32. */
export function formatInstant(instant: string): string {
  return `${businessDate(instant)} ${formatClock(instant)}`
}

/** The time of day in the office, to the minute: 14:32. */
export function formatClock(instant: string | number): string {
  return clockText(instant).slice(0, 5)
}
