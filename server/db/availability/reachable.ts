import type { Clock } from '../../clock.ts'
import { isDatabaseFailure, reasonOf } from '../database-errors.ts'

/** The instant since which the database does not answer, and its error. */
export interface Away {
  readonly since: string
  readonly reason: string
}

/** Whether the database answers, as regular looks at the ledger find. */
export interface Reachability {
  readonly away: () => Away | undefined
  /**
   * Runs `work`. Where the database is away or busy this is only noted, since the next look does the same work. @throws any other failure
   */
  look(work: () => Promise<void>): Promise<void>
}

/** Milliseconds after which a look counts as failed, so that no request for a board waits longer. */
const patience = 3_000

export function watchReachability(clock: Clock): Reachability {
  let heardAt = clock.now()
  let askedAt: number | undefined
  let reason: string | undefined
  return {
    away: () => {
      const silent = askedAt !== undefined && clock.monotonic() - askedAt > patience
      if (reason === undefined && !silent) return undefined
      return { since: heardAt, reason: reason ?? 'no answer' }
    },
    look: async (work) => {
      askedAt = clock.monotonic()
      try {
        await work()
        heardAt = clock.now()
        reason = undefined
      } catch (error) {
        if (!isDatabaseFailure(error)) throw error
        reason = reasonOf(error)
      } finally {
        askedAt = undefined
      }
    },
  }
}
