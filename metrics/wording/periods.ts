import { formatPeriod, parsePeriod } from '../period.ts'
import type { Frequency } from '../period.ts'

/** A stored period in Chinese, 2024-M10 as 2024年10月; text that is no period stays as it is. */
export function formatPeriodText(text: string): string {
  const period = parsePeriod(text)
  return period ? formatPeriod(period, 'zh') : text
}

/** Shorter where the year is told nearby: 10月, 第三季度; a whole year stays 2024年. */
export function formatPeriodShort(text: string): string {
  const period = parsePeriod(text)
  if (!period || period.frequency === 'A') return formatPeriodText(text)
  return formatPeriod(period, 'zh').replace(/^\d+年/, '')
}

/** What is reported so often. */
export const reportNames: Readonly<Record<Frequency, string>> = {
  D: '日报',
  W: '周报',
  M: '月报',
  Q: '季报',
  S: '半年报',
  A: '年报',
}

/** A period beside a reference date: without its year where that is the date's own. */
export function formatPeriodWithin(text: string, at: string): string {
  return text.slice(0, 4) === at.slice(0, 4) ? formatPeriodShort(text) : formatPeriodText(text)
}

/**
 * 表号 of what an organisation owes for a period, as offices number what they send: 月报〔2024〕10号 for 2024-M10. One
 * organisation owes one form a period, so that it tells them apart beside the organisation's name.
 */
export function formNumber(period: string): string {
  const parsed = parsePeriod(period)
  if (!parsed) return period
  const { frequency, year, ordinal } = parsed
  return `${reportNames[frequency]}〔${year}〕${frequency === 'A' ? '' : `${ordinal}号`}`
}
