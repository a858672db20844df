import type { Deps } from '../../../deps.ts'
import { whenSomethingWaits, type Job } from '../../../jobs/job.ts'
import { checkImport } from './check-import.ts'
import { importsAtWork, type ImportRow } from './queries.ts'
import { decidePortions, submitPortions } from './store-portions.ts'

export const importsJobName = 'history-imports'

type Needs = Pick<Deps, 'store' | 'clock' | 'catalogue' | 'files' | 'runApart'>

/** The job checks, stores and releases imports one after another: new ones at once, and those that a stopped process left behind. */
export function importsJob(deps: Needs): Job {
  const { store } = deps
  return {
    name: importsJobName,
    title: '历史数据导入',
    pattern: whenSomethingWaits,
    since: async () => (await importsAtWork(store.reader))[0]?.changedAt ?? null,
    retry: { first: 5_000, cap: 60_000, attempts: 5 },
    run: async (signal) => {
      await continueImports(deps, () => !signal.aborted)
    },
  }
}

/** Continues one wanted import after another, at most once in each of its states. @returns how often */
async function continueImports(deps: Needs, isWanted: (row: ImportRow) => boolean): Promise<number> {
  const tried = new Set<string>()
  for (;;) {
    const open = await importsAtWork(deps.store.reader)
    const next = open.find((row) => !tried.has(turnOf(row)) && isWanted(row))
    if (!next) return tried.size
    tried.add(turnOf(next))
    await continueImport(deps, next)
  }
}

const turnOf = ({ id, version, state }: ImportRow) => `${id} ${version} ${state}`

function continueImport(deps: Needs, row: ImportRow): Promise<void> {
  if (row.state === 'checking') return checkImport(deps, row)
  if (row.state === 'submitting') return submitPortions(deps, row)
  return decidePortions(deps, row)
}

/**
 * Finishes, before any request is answered, the imports that a stopped process was storing or deciding on: a table is stored whole or not
 * at all.
 */
export function finishImports(deps: Needs): Promise<number> {
  return continueImports(deps, ({ state }) => state !== 'checking')
}
