import type { Observation } from './observation.ts'
import { periodIndex } from '../period.ts'

/** A revision of a cell, as if it were approved. */
export type Proposal = Pick<Observation, 'period' | 'value' | 'reason'>

/** A series in which the proposed value is the newest revision of its cell, approved. */
export function withApproved(observations: readonly Observation[], proposed: Proposal): Observation[] {
  const index = periodIndex(proposed.period)
  const revisions = observations
    .filter(({ period }) => period.frequency === proposed.period.frequency && periodIndex(period) === index)
    .map(({ revision }) => revision)
  const entries = observations.flatMap(({ sequence }) => sequence ?? [])
  const next: Observation = {
    ...proposed,
    status: proposed.value === null ? 'M' : 'A',
    revision: Math.max(0, ...revisions) + 1,
    state: 'approved',
    provenance: 'reported',
    // Entered after all that is known.
    ...(entries.length > 0 && { sequence: Math.max(...entries) + 1 }),
  }
  return [...observations, next]
}
