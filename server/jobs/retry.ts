/** The retries of a failure: after `first` milliseconds, then each time after twice as long, at most after `cap`. */
export interface Retry {
  readonly first: number
  readonly cap: number
  /** The number of attempts after which it is given up. */
  readonly attempts: number
}

/** The milliseconds to wait after so many failed attempts. */
export function waitAfter({ first, cap }: Retry, failed: number): number {
  return Math.min(first * 2 ** (failed - 1), cap)
}
