import { isDatabaseFailure } from '../database-errors.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Store } from '../store.ts'

/**
 * Asks the database once, and again only after a ledger entry that can change the answer; while the database is away, the last answer is
 * given. @throws what `ask` throws, unless the database failed and there is a last answer
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
    // A database that does not answer must not keep the request waiting.
    if (known !== undefined && (!inDoubt || away())) return known
    // An entry that arrives meanwhile makes the next call ask again.
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
