import type { Fault, VerifyStep } from './gather-faults.ts'

/** What a whole verification comes to, in words. */
export interface WholeVerdict {
  readonly sound: boolean
  /** What is told of a sound database, in sentences. */
  readonly lines: readonly string[]
  /** What should be seen beside the verdict. */
  readonly remarks: readonly string[]
  readonly faults: readonly Fault[]
}

/**
 * Verifies the whole database without holding up anybody. @throws Error with the reason, where it could not be done or was stopped by
 * `signal`
 */
export type VerifyApart = (told: (step: VerifyStep) => void, signal: AbortSignal) => Promise<WholeVerdict>
