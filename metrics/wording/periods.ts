import { formatPeriod, parsePeriod } from '../period.ts'
import type { Frequency } from '../period.ts'

/** A stored period in Chinese, 2024-M10 as 2024年10月; a text that is no period stays as it is. */
export function formatPeriodText(text: string): string {
  const period = parsePeriod(text)
  return period ? formatPeriod(period, 'zh') : text
}

/** A period without its year, where that is shown nearby: 10月, 第三季度; a whole year stays 2024年. */
export function formatPeriodShort(text: string): string {
  const period = parsePeriod(text)
  if (!period || period.frequency === 'A') return formatPeriodText(text)
  return formatPeriod(period, 'zh').replace(/^\d+年/, '')
}

/** The name of a report by its frequency. */
export const reportNames: Readonly<Record<Frequency, string>> = {
  D: '日报',
  W: '周报',
  M: '月报',
  Q: '季报',
  S: '半年报',
  A: '年报',
}

/** A period beside a reference date, without its year where that is the date's own. */
export function formatPeriodWithin(text: string, at: string): string {
  return text.slice(0, 4) === at.slice(0, 4) ? formatPeriodShort(text) : formatPeriodText(text)
}

/**
 * 表号 of a filing, as offices number what they send: 月报〔2024〕10号 for 2024-M10. An organisation owes one form for each period, so that the
 * number identifies it beside the organisation's name.
 */
export function formNumber(period: string): string {
  const parsed = parsePeriod(period)
  if (!parsed) return period
  const { frequency, year, ordinal } = parsed
  return `${reportNames[frequency]}〔${year}〕${frequency === 'A' ? '' : `${ordinal}号`}`
}
