import { isAway } from '../database-errors.ts'
import type { Store } from '../store.ts'

/** Asks the database each time; while it is away, gives its last answer again. @throws AppError where it never gave one */
export function lastAnswer<T extends object | boolean>(
  { away }: Pick<Store, 'away'>,
  ask: () => Promise<T>,
): () => Promise<T> {
  let known: T | undefined
  return async () => {
    // A database that gives no answer would keep the request waiting.
    if (known !== undefined && away()) return known
    try {
      return (known = await ask())
    } catch (error) {
      if (known === undefined || !isAway(error)) throw error
      return known
    }
  }
}
