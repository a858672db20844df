import { later, type Clock } from '../../clock.ts'

/** Activity is written down once a minute: a session ends no sooner than this after its time. */
const lag = 2 * 60_000

/** By which a session is judged: it ends after now, and somebody was there after the other instant. */
export interface SessionTerms {
  readonly now: string
  readonly activeAfter: string
}

/** The terms of sessions that end after so many idle minutes; 0: never for that. */
export function sessionTerms({ now }: Pick<Clock, 'now'>, idleMinutes: number): SessionTerms {
  const instant = now()
  return {
    now: instant,
    activeAfter: idleMinutes === 0 ? '' : later(instant, -(idleMinutes * 60_000 + lag)),
  }
}
