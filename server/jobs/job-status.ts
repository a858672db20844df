import { later } from '../clock.ts'
import type { JobFailure, Job, Run } from './job.ts'
import { nextDue } from './next-due.ts'
import { waitAfter } from './retry.ts'

/** The status of a job: when it is next due, and the outcome of its runs. */
export interface JobStatus {
  /** The time at which the job is next due, or was due and is not done; null: it runs only on request. */
  readonly due: string | null
  /** The time of the next attempt: when the job is due, or some time after the last failure. */
  readonly attemptAt: string | null
  /** The number of the next attempt. */
  readonly attempt: number
  readonly lastRun: Run | null
  readonly lastDoneAt: string | null
  /** The last attempt's failure, if nothing was done since. */
  readonly failure: OpenFailure | null
}

interface OpenFailure extends JobFailure {
  readonly attempt: number
  readonly givenUp: boolean
}

interface JobFacts {
  /** The runs, newest first. */
  readonly runs: readonly Run[]
  /** The instant after which the job is due, where something other than its runs decides; null: it is not due. */
  readonly since: string | null | undefined
  /** The last failure, where something besides the runs records it: a full database takes no runs. */
  readonly told: JobFailure | undefined
  /** The time of the database's first entry. */
  readonly began: string
  readonly now: string
}

const ended = (...outcomes: readonly Run['outcome'][]) => {
  return ({ outcome }: Run) => outcomes.includes(outcome)
}

/** The status of a job. Runs from a clock that was ahead delay nothing until their time has come. */
export function jobStatus(
  job: Pick<Job, 'pattern' | 'retry' | 'since' | 'lastFailure'>,
  { runs, since, told, began, now }: JobFacts,
): JobStatus {
  const past = runs.filter(({ startedAt }) => startedAt <= now)
  const settled = past.find(ended('done', 'given-up'))
  const done = past.find(ended('done'))
  const { pattern, retry } = job
  const after = (job.since ? since : settled?.startedAt) ?? began
  const due = pattern === null || since === null ? null : nextDue(pattern, after)
  const attempts = past.filter((run) => run.dueAt === due && ended('failed', 'interrupted')(run))
  const [last] = attempts
  const lastFailed = last?.outcome === 'failed' ? (last.endedAt ?? last.startedAt) : undefined
  const failed = [job.lastFailure ? told?.at : lastFailed].find((at) => at !== undefined && at <= now)
  const again = failed === undefined ? null : later(failed, waitAfter(retry, Math.max(attempts.length, 1)))
  return {
    due,
    attemptAt: due !== null && again !== null && again > due ? again : due,
    attempt: attempts.length + 1,
    lastRun: past[0] ?? null,
    lastDoneAt: done?.startedAt ?? null,
    failure: openFailure(past, since ?? '', told && told.at <= now ? told : undefined),
  }
}

/** The last failure, by the runs or by a later record elsewhere. */
function openFailure(past: readonly Run[], since: string, told: JobFailure | undefined): OpenFailure | null {
  const latest = past.find(ended('done', 'failed', 'given-up'))
  const at = latest && (latest.endedAt ?? latest.startedAt)
  if (told && (at === undefined || told.at > at)) {
    return told.at > since ? { at: told.at, reason: told.reason, attempt: 1, givenUp: false } : null
  }
  if (!latest || at === undefined || latest.outcome === 'done' || latest.startedAt <= since) return null
  const { reason, attempt, outcome } = latest
  return { at, reason: reason ?? '', attempt, givenUp: outcome === 'given-up' }
}
