import { later } from '../clock.ts'

const day = 24 * 3_600_000
/** A backup that failed is tried again after this. */
const retryAfter = 3_600_000

/**
 * When the daily backup is due after one at `since`, or where there is none, after the database began: the first such time
 * of day after it. One that was missed, because no server ran, stays due. Instants in Shanghai time.
 */
export function nextBackup(since: string, timeOfDay: string): string {
  const sameDay = `${since.slice(0, 10)}T${timeOfDay}:00.000+08:00`
  return sameDay > since ? sameDay : later(sameDay, day)
}

/** When it will be made: as it is due, or some time after the attempt that failed last. */
export function nextAttempt(due: string, lastFailure: string | null): string {
  const retry = lastFailure === null ? due : later(lastFailure, retryAfter)
  return retry > due ? retry : due
}
