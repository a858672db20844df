import { later, type Clock } from '#server/clock.ts'

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /** The wall clock and the monotonic clock move forward together. */
  advance(milliseconds: number): void
  /** The wall clock is set, for instance to `2024-10-31T23:59:00.000+08:00`. */
  set(instant: string): void
}

export function testClock(start = '2024-10-31T10:00:00.000+08:00'): TestClock {
  let now = start
  let monotonic = 0
  return {
    now: () => now,
    today: () => now.slice(0, 10),
    monotonic: () => monotonic,
    advance: (milliseconds) => {
      now = later(now, milliseconds)
      monotonic += milliseconds
    },
    set: (instant) => {
      now = instant
    },
  }
}
