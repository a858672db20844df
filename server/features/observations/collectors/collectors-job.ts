import { setTimeout as pause } from 'node:timers/promises'
import { whenSomethingWaits, type Job } from '../../../jobs/job.ts'
import { claimDue, dueOf, releaseClaim } from './claims.ts'
import { collect, type CollectNeeds } from './collect.ts'
import { allCollectors } from './queries.ts'

export const collectorsJobName = 'collectors'

/** The number of collectors that run beside each other: one whose source does not answer keeps only itself waiting. */
const beside = 4
/** Milliseconds after which collectors that became due are looked for while others still run. */
const lookAgain = 500

/** The job runs each collector when it is due, or when somebody wants it. */
export function collectorsJob(deps: CollectNeeds): Job {
  const { store } = deps
  return {
    name: collectorsJobName,
    title: '采集任务',
    pattern: whenSomethingWaits,
    since: async () => {
      const due = (await allCollectors(store.reader)).flatMap((row) => dueOf(row) ?? [])
      return due.sort()[0] ?? null
    },
    retry: { first: 60_000, cap: 600_000, attempts: 5 },
    run: (signal) => collectDue(deps, signal),
  }
}

/** Runs due collectors until none is left. @throws the first fault of the program itself, after all have ended */
async function collectDue(deps: CollectNeeds, signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>()
  const faults: unknown[] = []
  for (;;) {
    const goesOn = !signal.aborted && faults.length === 0
    const claimed = goesOn ? await claimDue(deps, beside - running.size) : []
    for (const one of claimed) {
      const work: Promise<void> = collect(deps, one, signal)
        .catch(async (fault: unknown) => {
          faults.push(fault)
          await releaseClaim(deps, one).catch(() => {})
        })
        .finally(() => running.delete(work))
      running.add(work)
    }
    if (running.size === 0) break
    await Promise.race([...running, pause(lookAgain, undefined, { ref: false })])
  }
  if (faults.length > 0) throw faults[0]
}
