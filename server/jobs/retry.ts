/** How what failed is tried again: after `first` milliseconds, each time after twice as long, never after more than `cap`. */
export interface Retry {
  readonly first: number
  readonly cap: number
  /** After so many attempts it is given up. */
  readonly attempts: number
}

/** Milliseconds to wait after so many attempts that failed. */
export function waitAfter({ first, cap }: Retry, failed: number): number {
  return Math.min(first * 2 ** (failed - 1), cap)
}
