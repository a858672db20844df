import type { JobOutcome } from '../contract/operations.ts'
import type { NewMessage } from '../db/store.ts'
import type { Retry } from './retry.ts'

/** The pattern of a job that is due as soon as something waits for it, including what a stopped process left behind. */
export const whenSomethingWaits = '* * * * * *'

/** Work that the server does by itself, at one instance of all. It must do no harm when it is repeated. */
export interface Job {
  /** The name, which is also that of the lease by which one instance runs the job. */
  readonly name: string
  /** The title on the operations page. */
  readonly title: string
  /** The times at which it is due, in Shanghai time and as cron writes them: `30 2 * * *`; null: only on request. */
  readonly pattern: string | null
  readonly retry: Retry
  /**
   * The instant after which the job is next due, where something other than its runs decides. Undefined: the time of the database's first
   * entry; null: not due before something arrives.
   */
  readonly since?: () => Promise<string | null | undefined>
  /** The last failure, where something besides its runs records it; undefined: none since the last success. */
  readonly lastFailure?: () => Promise<JobFailure | undefined>
  /** Runs the job, and stops once `signal` is aborted. @throws the reason why it could not be done */
  readonly run: (signal: AbortSignal) => Promise<unknown>
  /** The messages on the end of a run, written by the transaction that records it. */
  readonly messages?: (end: RunEnd) => Promise<readonly NewMessage[]>
  /** Is told how a run ended, after that was recorded as far as possible, and whether its messages were stored or delivered. */
  readonly ended?: (end: RunEnd, told: boolean) => Promise<void>
}

/** The failure of a job with its reason. */
export interface JobFailure {
  readonly at: string
  readonly reason: string
}

/** An attempt of a job. */
export interface Run {
  readonly id: string
  readonly job: string
  /** The time at which it was due. */
  readonly dueAt: string
  readonly attempt: number
  readonly instance: string
  readonly startedAt: string
  /** Null, like the outcome, while the run is under way. */
  readonly endedAt: string | null
  readonly outcome: JobOutcome | null
  /** The reason of a failure. */
  readonly reason: string | null
}

/** The end of a run that was neither interrupted nor stopped. */
export interface RunEnd {
  readonly at: string
  readonly outcome: Exclude<JobOutcome, 'interrupted' | 'stopped'>
  readonly reason: string | null
}
