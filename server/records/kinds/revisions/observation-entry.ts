import type { LedgerEntry } from '../../../db/ledger/ledger.ts'
import type { DecisionTold } from '../../../db/observations/decision.ts'
import type { ObservationEvent, RevisionEvent } from '../../../db/observations/observation-event.ts'

/** The revision that an entry of observations tells. */
export function eventToldBy({ payload }: LedgerEntry): ObservationEvent {
  return JSON.parse(payload) as ObservationEvent
}

/** The revision that an entry tells, and what it tells of a decision on it. */
export function toldBy(entry: LedgerEntry): { readonly event: RevisionEvent; readonly told: DecisionTold } {
  const { returnReason: reason = null, level, waitsFrom, ...event } = eventToldBy(entry)
  return { event, told: { reason, waitsFromLevel: waitsFrom ?? null, ...(level !== undefined && { level }) } }
}

/** The columns of a stored row that differ from what an entry tells. */
export function columnsThatDiffer<T extends object>(stored: T, told: Partial<T>): string[] {
  const keys = Object.keys(told) as (keyof T & string)[]
  return keys.filter((key) => JSON.stringify(stored[key]) !== JSON.stringify(told[key]))
}
