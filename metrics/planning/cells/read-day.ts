import { isDate } from '../../period/civil-date.ts'

/**
 * Reads a day as offices write it: 2025-12-31, 2025/12/31, 2025年12月31日; a month or a year means its last day, or at a span's `start` its
 * first. Undefined where there is no such day: also for a due day at the beginning of a month or a year (初), which no day tells.
 */
export function readDay(text: string, end: 'start' | 'due'): string | undefined {
  const written = text.normalize('NFKC').replace(/\s/g, '')
  if (end === 'due' && written.endsWith('初')) return undefined
  const plain = written.replace(/[底末]?[前初]?$/, '')
  const match = /^(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?[年月日号]?$/.exec(plain)
  if (!match) return undefined
  const [, year = '', month = end === 'start' ? '1' : '12', day] = match
  const padded = `${year}-${month.padStart(2, '0')}`
  const date = `${padded}-${(day ?? (end === 'start' ? '1' : lastDay(padded))).padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

function lastDay(month: string): string {
  return ['31', '30', '29', '28'].find((day) => isDate(`${month}-${day}`)) ?? '0'
}
