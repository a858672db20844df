import { later, type Clock } from '../../clock.ts'

/** The milliseconds that an idle session lasts beyond its time, because activity is written once a minute. */
const lag = 2 * 60_000

/** The terms of a session: it ends after `now`, and its person was active after `activeAfter`. */
export interface SessionTerms {
  readonly now: string
  readonly activeAfter: string
}

/** The terms of sessions that end after so many idle minutes; 0: idle sessions do not end. */
export function sessionTerms({ now }: Pick<Clock, 'now'>, idleMinutes: number): SessionTerms {
  const instant = now()
  return {
    now: instant,
    activeAfter: idleMinutes === 0 ? '' : later(instant, -(idleMinutes * 60_000 + lag)),
  }
}
