import type { CataloguedTarget } from '#metrics/catalogue-index.ts'
import { observationKinds } from '../db/observation-event.ts'
import { catalogueChanged } from '../db/change-catalogue.ts'
import type { Store } from '../db/store.ts'

const visible = new Set<string>([
  observationKinds.submitted,
  observationKinds.approved,
  observationKinds.returned,
])

/**
 * Tells for a set of targets the ledger sequence of the last change that can show on their board, so that a board is
 * reckoned again only when it may differ. Follows the ledger from the moment of the call.
 */
export function followBoards(store: Store): (targets: readonly CataloguedTarget[]) => number {
  let base = store.head().sequence
  const lastChange = new Map<string, number>()
  store.onCommitted((entries) => {
    for (const { sequence, kind, subject } of entries) {
      if (kind === catalogueChanged) base = sequence
      if (!visible.has(kind)) continue
      const [indicator = '', region = ''] = subject.split('/')
      lastChange.set(`${indicator} ${region}`, sequence)
    }
  })
  return (targets) => {
    let version = base
    for (const { record } of targets) {
      version = Math.max(version, lastChange.get(`${record.indicator} ${record.region}`) ?? 0)
    }
    return version
  }
}
