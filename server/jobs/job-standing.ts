import { later } from '../clock.ts'
import type { JobFailure, Job, Run } from './job.ts'
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
  /** That the last attempt failed, where nothing was done since. */
  readonly failure: StandingFailure | null
}

interface StandingFailure extends JobFailure {
  readonly attempt: number
  readonly givenUp: boolean
}

interface JobFacts {
  /** The newest first. */
  readonly runs: readonly Run[]
  /** After which instant it is due, where something else than the runs tells it; null: it is not. */
  readonly since: string | null | undefined
  /** How it failed last, where something else tells it as well: a full database takes no runs. */
  readonly told: JobFailure | undefined
  /** When the database began. */
  readonly began: string
  readonly now: string
}

const ended = (...outcomes: readonly Run['outcome'][]) => {
  return ({ outcome }: Run) => outcomes.includes(outcome)
}

/** Pure. Runs that a clock wrote down which was ahead keep nothing waiting until their time has come. */
export function jobStanding(
  job: Pick<Job, 'pattern' | 'retry' | 'since' | 'lastFailure'>,
  { runs, since, told, began, now }: JobFacts,
): JobStanding {
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
    failure: standingFailure(past, since ?? '', told && told.at <= now ? told : undefined),
  }
}

/** The runs decide, unless something later is told than they know of. */
function standingFailure(
  past: readonly Run[],
  since: string,
  told: JobFailure | undefined,
): StandingFailure | null {
  const latest = past.find(ended('done', 'failed', 'given-up'))
  const at = latest && (latest.endedAt ?? latest.startedAt)
  if (told && (at === undefined || told.at > at)) {
    return told.at > since ? { at: told.at, reason: told.reason, attempt: 1, givenUp: false } : null
  }
  if (!latest || at === undefined || latest.outcome === 'done' || latest.startedAt <= since) return null
  const { reason, attempt, outcome } = latest
  return { at, reason: reason ?? '', attempt, givenUp: outcome === 'given-up' }
}
