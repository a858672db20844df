import { Cron } from 'croner'
import { shanghaiTime } from '../clock.ts'

/** The first instant after `since` that a cron pattern names, in Shanghai time; null where there is none. */
export function nextDue(pattern: string, since: string): string | null {
  const next = new Cron(pattern, { timezone: 'Asia/Shanghai' }).nextRun(new Date(since))
  return next && shanghaiTime(next.getTime())
}
