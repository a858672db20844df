import { Cron } from 'croner'
import { isWorkingDay, type Calendar } from '#metrics/calendar/calendar.ts'
import { later } from '../../../clock.ts'
import { AppError } from '../../../errors.ts'
import { nextDue } from '../../../jobs/next-due.ts'
import { waitAfter, type Retry } from '../../../jobs/retry.ts'
import type { CollectorBody } from './collector-body.ts'

/** The attempts after a failure: after 5 minutes, then each time after twice as long; after six failures the schedule decides. */
const collectorRetry: Retry = { first: 5 * 60_000, cap: 2 * 3_600_000, attempts: 6 }

/** The least milliseconds between two runs, the number of coming runs that are held against it, and the most days off that are skipped. */
const [leastBetween, lookedAt, mostDays] = [5 * 60_000, 6, 400]

type Schedule = Pick<CollectorBody, 'pattern' | 'workingDays'>

/** The next run by a schedule after an instant; null where there is none. */
export function nextRun(
  { pattern, workingDays }: Schedule,
  after: string,
  calendar: Calendar,
): string | null {
  let next = nextDue(pattern, after)
  for (let skipped = 0; next !== null && workingDays && skipped < mostDays;) {
    const day = next.slice(0, 10)
    if (isWorkingDay(day, calendar)) return next
    skipped += 1
    next = nextDue(pattern, `${day}T23:59:59.000+08:00`)
  }
  return next
}

/** The next run after one that failed: an attempt soon, or the schedule, whichever comes first. */
export function nextAttempt(
  schedule: Schedule,
  { failures, now }: { readonly failures: number; readonly now: string },
  calendar: Calendar,
): string | null {
  const planned = nextRun(schedule, now, calendar)
  if (failures >= collectorRetry.attempts) return planned
  const again = later(now, waitAfter(collectorRetry, failures))
  return planned === null || again < planned ? again : planned
}

/** Refuses times that cannot be read, never come, or are too close. @throws AppError bad-request */
export function refuseUnfitSchedule({ pattern }: Schedule, now: string): void {
  const wrong = (why: string) => new AppError('bad-request', `采集时间“${pattern}”${why}`)
  if (pattern.trim().split(/\s+/).length !== 5)
    throw wrong('应有五段：分 时 日 月 星期，如 30 8 * * 1-5（工作日 8:30）。')
  let runs: Date[]
  try {
    runs = new Cron(pattern, { timezone: 'Asia/Shanghai', paused: true }).nextRuns(lookedAt, new Date(now))
  } catch {
    throw wrong('读不懂：五段是分 时 日 月 星期，如 30 8 * * 1-5（工作日 8:30）。')
  }
  if (runs.length === 0) throw wrong('永远不会到，请改。')
  if (runs.some((run, at) => at > 0 && run.getTime() - runs[at - 1]!.getTime() < leastBetween))
    throw wrong('太密，两次之间至少隔 5 分钟。')
}
