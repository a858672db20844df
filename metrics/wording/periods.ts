import { formatPeriod, parsePeriod } from '../period.ts'

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
