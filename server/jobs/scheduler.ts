import type { JobState } from '../contract/operations.ts'
import type { Job } from './job.ts'
import { jobRunner, type JobRunner, type RunnerNeeds } from './job-runner.ts'

/** The jobs as the operations page, /healthz and /metrics see them. */
export interface Jobs {
  states(): Promise<JobState[]>
  state(name: string): Promise<JobState>
  /** The names of the jobs whose last attempt failed and that have done nothing since. */
  failing(): Promise<string[]>
  /** Begins a run of the job unless this instance has one at work; `state` tells how it ends. */
  begin(name: string): void
}

export interface Scheduler extends Jobs {
  /** Runs the due jobs that this process is to run; resolves once all have ended. */
  readonly look: () => Promise<void>
  /** Looks for due jobs now and every minute. */
  readonly start: () => void
  /** Stops looking, and aborts running jobs. */
  readonly stop: () => Promise<void>
}

const lookEvery = 60_000

/** Runs each job at its time, at one instance of all, one run at a time; jobs do not wait for each other. */
export function scheduler(jobs: readonly Job[], needs: RunnerNeeds): Scheduler {
  const runners = new Map(jobs.map((job) => [job.name, jobRunner(job, needs)]))
  const all = [...runners.values()]
  const twice = jobs.find(({ name }, place) => jobs.findIndex((other) => other.name === name) !== place)
  if (twice) throw new Error(`Two jobs are called ${twice.name}`)
  let timer: NodeJS.Timeout | undefined
  const lookOrReport = () => {
    for (const runner of all)
      void runner.look().catch((fault: unknown) => needs.report(fault, runner.job.name))
  }

  function runnerOf(name: string): JobRunner {
    const runner = runners.get(name)
    if (!runner) throw new Error(`No job is called ${name}`)
    return runner
  }

  return {
    states: () => Promise.all(all.map(stateOf)),
    state: (name) => stateOf(runnerOf(name)),
    failing: async () => {
      const failing = await Promise.all(all.map((runner) => runner.failing()))
      return all.filter((_, place) => failing[place]).map(({ job }) => job.name)
    },
    begin: (name) => runnerOf(name).begin(),
    look: async () => {
      await Promise.all(all.map((runner) => runner.look()))
    },
    start: () => {
      lookOrReport()
      timer = setInterval(lookOrReport, lookEvery)
    },
    stop: async () => {
      clearInterval(timer)
      await Promise.all(all.map((runner) => runner.stop()))
    },
  }
}

async function stateOf({ job, status, running }: JobRunner): Promise<JobState> {
  const { due, attemptAt, lastRun, lastDoneAt, failure } = await status()
  return {
    name: job.name,
    title: job.title,
    dueAt: due,
    nextAt: attemptAt,
    running: running(),
    lastDoneAt,
    lastRun: lastRun && {
      dueAt: lastRun.dueAt,
      attempt: lastRun.attempt,
      instance: lastRun.instance.replace(/^xushi /, ''),
      startedAt: lastRun.startedAt,
      endedAt: lastRun.endedAt,
      outcome: lastRun.outcome,
      reason: lastRun.reason,
    },
    failure,
  }
}
