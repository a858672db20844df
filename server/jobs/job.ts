import type { JobOutcome } from '../contract/operations.ts'
import type { NewMessage } from '../db/store.ts'
import type { Retry } from './retry.ts'

/** The pattern of a job that is due as soon as something waits for it, also what a process that is gone has left. */
export const whenSomethingWaits = '* * * * * *'

/** Work that the server does by itself, at one instance of all. What it does may be done twice, and must not harm then. */
export interface Job {
  /** Also the name of the lease by which one instance does it. */
  readonly name: string
  /** What the operations page calls it. */
  readonly title: string
  /** When it is due, in Shanghai time, as cron writes it: `30 2 * * *`; null: only when asked for. */
  readonly pattern: string | null
  readonly retry: Retry
  /**
   * After which instant it is due next, where that is told by something else than its runs; undefined: after the database
   * began; null: not before something comes.
   */
  readonly since?: () => Promise<string | null | undefined>
  /** How it failed last, where something else than its runs tells it as well; undefined: not since it was done. */
  readonly lastFailure?: () => Promise<JobFailure | undefined>
  /** Throws why it could not be done; gives up as soon as `signal` says so. */
  readonly run: (signal: AbortSignal) => Promise<unknown>
  /** What others are told of how a run ended, by the transaction that writes the end down. */
  readonly messages?: (end: RunEnd) => Promise<readonly NewMessage[]>
  /** Hears how a run ended, once that is written down; and whether what is to be told was written down or delivered. */
  readonly ended?: (end: RunEnd, told: boolean) => Promise<void>
}

/** That a job was not done, and why. */
export interface JobFailure {
  readonly at: string
  readonly reason: string
}

/** One attempt of a job. */
export interface Run {
  readonly id: string
  readonly job: string
  /** When it should have been begun. */
  readonly dueAt: string
  readonly attempt: number
  readonly instance: string
  readonly startedAt: string
  /** Null, as is the outcome, while it is under way. */
  readonly endedAt: string | null
  readonly outcome: JobOutcome | null
  /** Why it was not done. */
  readonly reason: string | null
}

/** How a run came to an end of its own. */
export interface RunEnd {
  readonly at: string
  readonly outcome: Exclude<JobOutcome, 'interrupted' | 'stopped'>
  readonly reason: string | null
}
