import type { Clock } from '../../clock.ts'
import { isAway, reasonOf } from '../database-errors.ts'

/** Since when the database does not answer, as an instant, and what it failed with. */
export interface Away {
  readonly since: string
  readonly reason: string
}

/** Whether the database answers, as found by looking now and then. */
export interface Presence {
  readonly away: () => Away | undefined
  /** Runs work that another look will do where the database is away or busy just now. @throws any other failure */
  look(work: () => Promise<void>): Promise<void>
}

/** A look that takes longer counts as failing: by then whoever asks a board has waited long enough. */
const patience = 3_000

export function watchPresence(clock: Clock): Presence {
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
        if (!isAway(error)) throw error
        reason = reasonOf(error)
      } finally {
        askedAt = undefined
      }
    },
  }
}
