import type { Deps } from '../../../deps.ts'
import { whenSomethingWaits, type Job } from '../../../jobs/job.ts'
import { checkImport } from './check-import.ts'
import { importsAtWork, type ImportRow } from './queries.ts'
import { decidePortions, submitPortions } from './store-portions.ts'

export const importsJobName = 'history-imports'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'files' | 'runApart'>

/** Checks, stores and releases tables of history, one after another: at once where somebody asks, and what a process that is gone has left. */
export function importsJob(deps: Needs): Job {
  const { store } = deps
  return {
    name: importsJobName,
    title: '历史数据导入',
    pattern: whenSomethingWaits,
    since: async () => (await importsAtWork(store.reader))[0]?.changedAt ?? null,
    retry: { first: 5_000, cap: 60_000, attempts: 5 },
    run: async (signal) => {
      await goThrough(deps, () => !signal.aborted)
    },
  }
}

/** Goes on with one after another that is wanted, each state once. @returns how many */
async function goThrough(deps: Needs, isWanted: (row: ImportRow) => boolean): Promise<number> {
  const tried = new Set<string>()
  for (;;) {
    const open = await importsAtWork(deps.store.reader)
    const next = open.find((row) => !tried.has(turnOf(row)) && isWanted(row))
    if (!next) return tried.size
    tried.add(turnOf(next))
    await goOn(deps, next)
  }
}

const turnOf = ({ id, version, state }: ImportRow) => `${id} ${version} ${state}`

function goOn(deps: Needs, row: ImportRow): Promise<void> {
  if (row.state === 'checking') return checkImport(deps, row)
  if (row.state === 'submitting') return submitPortions(deps, row)
  return decidePortions(deps, row)
}

/** What a process that died was storing or deciding on is finished before anyone is answered: a table is there as a whole, or not at all. */
export function finishImports(deps: Needs): Promise<number> {
  return goThrough(deps, ({ state }) => state !== 'checking')
}
