import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { ObservationEvent } from '../../../db/observations/observation-event.ts'

/** The revision that an entry of observations tells. */
export function eventToldBy({ payload }: LedgerEntry): ObservationEvent {
  return JSON.parse(payload) as ObservationEvent
}

/** The columns of a stored row that differ from what an entry tells. */
export function columnsThatDiffer<T extends object>(stored: T, told: Partial<T>): string[] {
  const keys = Object.keys(told) as (keyof T & string)[]
  return keys.filter((key) => JSON.stringify(stored[key]) !== JSON.stringify(told[key]))
}
