import type { CatalogueIndex, CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { observationKinds } from '../../db/observations/observation-event.ts'
import type { LedgerHead } from '../../db/ledger/ledger.ts'
import type { Store } from '../../db/store.ts'
import { waitingKinds } from './changes-boards.ts'
import { lastEntries } from './last-entries.ts'

const visible = new Set<string>([...waitingKinds, observationKinds.approved, observationKinds.revoked])

/**
 * Tells the hash of the last ledger entry that can show on a board of these targets, so that a board is made again only when it may
 * differ. Components of computed indicators count too. Follows the ledger from the call on.
 */
export function followBoards(
  store: Store,
): (index: CatalogueIndex, targets: readonly CataloguedTarget[]) => string {
  const lastEntry = lastEntries(store, visible)
  /** The hashes found for the targets of scopes, until the next entries. */
  let found = new WeakMap<readonly CataloguedTarget[], string>()
  store.onCommitted(() => void (found = new WeakMap()))
  return (index, targets) => {
    const known = found.get(targets)
    if (known !== undefined) return known
    const { hash } = newest([
      lastEntry(),
      ...targets.flatMap(({ record }) => index.reportedFor(record).map(lastEntry)),
    ])
    found.set(targets, hash)
    return hash
  }
}

const newest = (heads: readonly LedgerHead[]) => heads.reduce((a, b) => (b.sequence > a.sequence ? b : a))
