import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { embargoEnd } from '#metrics/reporting/embargo.ts'
import { figureTransition } from '#metrics/workflow/figure-workflow.ts'
import { systemActor } from '../../../access/actor.ts'
import { catalogueChanged } from '../../../db/catalogue/change-catalogue.ts'
import { decideRevisions } from '../../../db/observations/decide-revisions.ts'
import type { ObservationRow } from '../../../db/observations/observation-row.ts'
import type { Store } from '../../../db/store.ts'
import type { Deps } from '../../../deps.ts'
import { createLooking, type Looking } from '../../../jobs/looking.ts'
import { clearedRevisions } from './queries.ts'

interface Needs extends Pick<Deps, 'clock' | 'catalogue'> {
  readonly store: Pick<Store, 'leads' | 'reader' | 'write' | 'onCommitted'>
  readonly report: (fault: unknown) => void
}

/** Milliseconds after which the next minute is looked for again, whatever was heard of new entries. */
const lookAgain = 15_000

/**
 * Releases what is cleared at its minute, at one instance of all: until then it counts nowhere, from then on it is approved. What was due
 * while no server ran is released at the start. Rule W-16.
 */
export function releaseCleared({ store, clock, catalogue, report }: Needs): Looking {
  /** The next minute of release, as of the entries known so far; undefined: to be looked for, null: there is none. */
  let next: string | null | undefined
  let commits = 0
  let lookedAt = -Infinity
  store.onCommitted((entries) => {
    if (!entries.some(({ kind }) => kind.startsWith('observation.') || kind === catalogueChanged)) return
    next = undefined
    commits += 1
  })
  return createLooking(async () => {
    const isLater = next === null || (next !== undefined && next > clock.now())
    if (isLater && clock.monotonic() < lookedAt + lookAgain) return
    if (!(await store.leads('embargoes'))) return
    const before = commits
    lookedAt = clock.monotonic()
    const found = minuteOf(catalogue.current(), await clearedRevisions(store.reader))
    // What was committed meanwhile may be released earlier.
    if (commits === before) next = found
    if (found === null || found > clock.now()) return
    await store.write(async (writer) => {
      const index = catalogue.current()
      const due = (await clearedRevisions(writer)).filter((row) => endOf(index, row) <= clock.now())
      await decideRevisions(
        writer,
        systemActor.id,
        figureTransition('release'),
        due.map((row) => ({ row, reason: null })),
      )
    })
    next = undefined
  }, report)
}

/** The end of a cleared revision's embargo; where that was lifted, it is over. */
const endOf = (index: CatalogueIndex, row: ObservationRow) => embargoEnd(index, row) ?? ''

/** The first minute at which one of these is released; null: none is there. */
function minuteOf(index: CatalogueIndex, cleared: readonly ObservationRow[]): string | null {
  return cleared.map((row) => endOf(index, row)).sort()[0] ?? null
}
