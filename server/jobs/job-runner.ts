import { randomUUID } from 'node:crypto'
import { later, type Clock } from '../clock.ts'
import { ledgerAfter } from '../db/ledger/ledger.ts'
import { connectedInstances, instanceName } from '../db/postgres/instances.ts'
import type { NewMessage, Store, Writer } from '../db/store.ts'
import type { Job, Run } from './job.ts'
import { jobStatus, type JobStatus } from './job-status.ts'
import { beginRun, endRun, runsOf } from './queries.ts'

export interface RunnerNeeds {
  readonly store: Pick<Store, 'leads' | 'reader' | 'write' | 'engine'>
  readonly clock: Clock
  /** Is told why a job failed, or why a run could not be recorded. */
  readonly report: (fault: unknown, job: string) => void
  /** Delivers messages that the database would not take. @returns whether they were delivered */
  readonly sendNow: (messages: readonly NewMessage[]) => Promise<boolean>
}

/** A job at this instance. */
export interface JobRunner {
  readonly job: Job
  readonly status: () => Promise<JobStatus>
  /** Whether the last attempt failed and nothing was done since; it costs one query, and more only after a failure. */
  readonly failing: () => Promise<boolean>
  /** Runs the job if it is due and this process is the one that does it; resolves once the run has ended. */
  readonly look: () => Promise<void>
  /**
   * Begins a run at this instance, whoever leads, unless one is under way here. One that has done its work, and only writes down its end,
   * is followed by another: it has not seen what the caller wants done.
   */
  readonly begin: () => void
  /** Whether a run is under way at this instance. */
  readonly running: () => boolean
  readonly stop: () => Promise<void>
}

const day = 24 * 3_600_000

export function jobRunner(job: Job, { store, clock, report, sendNow }: RunnerNeeds): JobRunner {
  let deciding: Promise<void> | undefined
  /** The run under way here; `led`: it was begun because this instance leads, not on request. */
  let current:
    { run: Run; led: boolean; giveUp: AbortController; ending: Promise<void>; worked: boolean } | undefined
  /** Whether another run was asked for while the present one wrote down its end. */
  let another = false
  let stopped = false
  /** Runs that the database would not take, until it does. */
  const unwritten = new Map<string, Run>()

  async function runs(): Promise<Run[]> {
    const stored = await runsOf(store.reader, job.name)
    const known = new Map([...stored, ...unwritten.values()].map((run) => [run.id, run]))
    return [...known.values()].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
  }

  async function status(known?: readonly Run[]): Promise<JobStatus> {
    const [[first], since, told] = await Promise.all([
      ledgerAfter(store.reader, 0, 1),
      job.since?.(),
      job.lastFailure?.(),
    ])
    const now = clock.now()
    const began = first && first.at <= now ? first.at : later(now, -day)
    return jobStatus(job, { runs: known ?? (await runs()), since, told, began, now })
  }

  /** Records a run. A run that cannot be recorded is still carried out: on a full disk a backup matters most. */
  async function writeDown(run: Run, how: (writer: Writer, run: Run) => Promise<void>): Promise<boolean> {
    try {
      await store.write(async (writer) => {
        for (const other of unwritten.values()) if (other.id !== run.id) await endRun(writer, other)
        await how(writer, run)
      })
      unwritten.clear()
      return true
    } catch (error) {
      unwritten.set(run.id, run)
      report(error, job.name)
      return false
    }
  }

  /** Closes the runs of processes that died. @returns the runs afterwards */
  async function settle(known: readonly Run[]): Promise<Run[]> {
    if (known.every(({ outcome }) => outcome !== null)) return [...known]
    const others = (await connectedInstances(store)) ?? []
    const alive = new Set(others.map(({ name }) => name).filter((name) => name !== instanceName))
    const settled: Run[] = []
    for (const run of known) {
      if (run.outcome !== null || run.id === current?.run.id || alive.has(run.instance)) settled.push(run)
      else {
        const outcome = run.attempt >= job.retry.attempts ? 'given-up' : 'interrupted'
        const dead: Run = { ...run, endedAt: clock.now(), outcome, reason: '运行它的程序中途退出' }
        await writeDown(dead, endRun)
        settled.push(dead)
      }
    }
    return settled
  }

  async function decide(): Promise<void> {
    const leads = await store.leads(job.name)
    if (current) {
      // Another instance leads and waits for the end of this run.
      if (!leads && current.led) current.giveUp.abort()
      return
    }
    if (!leads || stopped) return
    const known = await settle(await runs())
    const { due, attemptAt, attempt } = await status(known)
    if (due === null || attemptAt === null || clock.now() < attemptAt) return
    if (known.every(({ outcome }) => outcome !== null)) start(due, attempt, { led: true })
  }

  function start(dueAt: string, attempt: number, { led }: { readonly led: boolean }): void {
    if (current || stopped) return
    const run: Run = {
      id: randomUUID(),
      job: job.name,
      dueAt,
      attempt,
      instance: instanceName,
      startedAt: clock.now(),
      endedAt: null,
      outcome: null,
      reason: null,
    }
    const giveUp = new AbortController()
    const ending = carryOut(run, giveUp.signal).finally(() => {
      current = undefined
      if (another) start(clock.now(), 1, { led: false })
    })
    another = false
    current = { run, led, giveUp, ending, worked: false }
  }

  async function carryOut(run: Run, signal: AbortSignal): Promise<void> {
    await writeDown(run, beginRun)
    const end = await outcomeOf(run, signal)
    if (current) current.worked = true
    const ended: Run = { ...run, endedAt: end.at, outcome: end.outcome, reason: end.reason }
    const messages = end.outcome === 'stopped' ? [] : ((await job.messages?.(end)) ?? [])
    const written = await writeDown(ended, async (writer) => {
      await endRun(writer, ended)
      for (const message of messages) await writer.tell(message)
    })
    // A failure to record the end, as on a full disk, must not keep the messages back.
    const told = written || (await sendNow(messages))
    if (end.outcome !== 'stopped') await job.ended?.(end, told)
  }

  async function outcomeOf(run: Run, signal: AbortSignal) {
    try {
      signal.throwIfAborted()
      await job.run(signal)
      return { at: clock.now(), outcome: 'done', reason: null } as const
    } catch (error) {
      const at = clock.now()
      if (signal.aborted) return { at, outcome: 'stopped', reason: null } as const
      report(error, job.name)
      const outcome = run.attempt >= job.retry.attempts ? 'given-up' : 'failed'
      return { at, outcome, reason: error instanceof Error ? error.message : String(error) } as const
    }
  }

  return {
    job,
    status: () => status(),
    failing: async () => {
      const known = await runs()
      const ended = known.find(({ outcome }) => outcome !== null && /^(done|failed|given-up)$/.test(outcome))
      if ((ended === undefined || ended.outcome === 'done') && !job.lastFailure) return false
      return (await status(known)).failure !== null
    },
    look: async () => {
      await (deciding ??= decide().finally(() => (deciding = undefined)))
      await current?.ending
    },
    begin: () => {
      if (current?.worked) another = true
      else start(clock.now(), 1, { led: false })
    },
    running: () => current !== undefined,
    stop: async () => {
      stopped = true
      current?.giveUp.abort()
      await deciding
      await current?.ending
    },
  }
}
