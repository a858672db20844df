import { later } from '../clock.ts'
import type { Job, Run } from './job.ts'
import { nextDue } from './next-due.ts'
import { waitAfter } from './retry.ts'

/** How a job stands: when it is to be done next, and what became of its runs. */
export interface JobStanding {
  /** When it is due next, or was and has not been done since; null: only when asked for. */
  readonly due: string | null
  /** When it will be tried: as it is due, or some time after the attempt that failed last. */
  readonly attemptAt: string | null
  /** Which attempt that will be. */
  readonly attempt: number
  readonly lastRun: Run | null
  readonly lastDoneAt: string | null
  /** The last attempt, where it failed and nothing was done since. */
  readonly failure: Run | null
}

interface JobFacts {
  /** The newest first. */
  readonly runs: readonly Run[]
  /** After which instant it is due, where something else than the runs tells it. */
  readonly since: string | undefined
  /** When it failed last, likewise. */
  readonly failedAt: string | undefined
  /** When the database began. */
  readonly began: string
  readonly now: string
}

const ended = (...outcomes: readonly Run['outcome'][]) => {
  return ({ outcome }: Run) => outcomes.includes(outcome)
}

/** Pure. Runs that a clock wrote down which was ahead keep nothing waiting until their time has come. */
export function jobStanding(
  job: Pick<Job, 'pattern' | 'retry' | 'since' | 'failedAt'>,
  { runs, since, failedAt, began, now }: JobFacts,
): JobStanding {
  const past = runs.filter(({ startedAt }) => startedAt <= now)
  const settled = past.find(ended('done', 'given-up'))
  const done = past.find(ended('done'))
  const { pattern, retry } = job
  const after = (job.since ? since : settled?.startedAt) ?? began
  const due = pattern === null ? null : nextDue(pattern, after)
  const attempts = past.filter((run) => run.dueAt === due && ended('failed', 'interrupted')(run))
  const [last] = attempts
  const lastFailed = last?.outcome === 'failed' ? (last.endedAt ?? last.startedAt) : undefined
  const failed = [job.failedAt ? failedAt : lastFailed].find((at) => at !== undefined && at <= now)
  const again = failed === undefined ? null : later(failed, waitAfter(retry, Math.max(attempts.length, 1)))
  const latest = past.find(ended('done', 'failed', 'given-up'))
  const stands = latest !== undefined && latest.outcome !== 'done' && latest.startedAt > (since ?? '')
  return {
    due,
    attemptAt: due !== null && again !== null && again > due ? again : due,
    attempt: attempts.length + 1,
    lastRun: past[0] ?? null,
    lastDoneAt: done?.startedAt ?? null,
    failure: stands ? latest : null,
  }
}
