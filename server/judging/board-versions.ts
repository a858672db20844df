import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { observationKinds } from '../db/observations/observation-event.ts'
import { catalogueChanged } from '../db/catalogue/change-catalogue.ts'
import type { LedgerHead } from '../db/ledger/ledger.ts'
import type { Store } from '../db/store.ts'

const visible = new Set<string>([
  observationKinds.submitted,
  observationKinds.approved,
  observationKinds.returned,
])

/**
 * Tells for a set of targets the hash of the last entry of the ledger that can show on their board, so that a board is
 * reckoned again only when it may differ. Follows the ledger from the moment of the call.
 */
export function followBoards(store: Store): (targets: readonly CataloguedTarget[]) => string {
  let base: LedgerHead = store.head()
  /** What was found for a scope's targets, until the next entries. */
  let found = new WeakMap<readonly CataloguedTarget[], string>()
  const lastChange = new Map<string, LedgerHead>()
  store.onCommitted((entries) => {
    found = new WeakMap()
    for (const { sequence, at, hash, kind, subject } of entries) {
      if (kind === catalogueChanged) base = { sequence, at, hash }
      if (!visible.has(kind)) continue
      const [indicator = '', region = ''] = subject.split('/')
      lastChange.set(seriesKey({ indicator, region }), { sequence, at, hash })
    }
  })
  return (targets) => {
    const known = found.get(targets)
    if (known !== undefined) return known
    let last = base
    for (const { record } of targets) {
      const change = lastChange.get(seriesKey(record))
      if (change && change.sequence > last.sequence) last = change
    }
    found.set(targets, last.hash)
    return last.hash
  }
}
