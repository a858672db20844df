import { isDatabaseFailure } from '../database-errors.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Store } from '../store.ts'

/**
 * Asks the database once, and again only after an entry of the ledger that can change the answer; while the database is away,
 * gives its last answer. @throws AppError where it never gave one
 */
export function lastAnswer<T extends object | boolean>(
  { away, onCommitted }: Pick<Store, 'away' | 'onCommitted'>,
  ask: () => Promise<T>,
  canChange: (entry: LedgerEntry) => boolean,
): () => Promise<T> {
  let known: T | undefined
  let inDoubt = true
  onCommitted((entries) => void (inDoubt ||= entries.some(canChange)))
  return async () => {
    // A database that gives no answer would keep the request waiting.
    if (known !== undefined && (!inDoubt || away())) return known
    // An entry that comes while we ask brings the next to ask again.
    inDoubt = false
    try {
      return (known = await ask())
    } catch (error) {
      inDoubt = true
      if (known === undefined || !isDatabaseFailure(error)) throw error
      return known
    }
  }
}
