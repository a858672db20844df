import { addDays, isDate } from '#metrics/period/civil-date.ts'
import { periodEnd, periodOf, shiftPeriod } from '#metrics/period.ts'

/** A date in any form that people write: 2024-11-04, 2024/11/4, 20241104, 2024年11月4日. A date that does not exist is undefined. */
export function readDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

/** The next end of a month after a date, or the last one before it. Reference dates usually are ends of months. */
export function monthEndFrom(date: string, step: 1 | -1): string {
  const month = periodOf(step === 1 ? addDays(date, 1) : date, 'M')
  return periodEnd(step === 1 ? month : shiftPeriod(month, -1))
}
