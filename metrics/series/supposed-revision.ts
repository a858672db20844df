import { isOnDesk } from '../workflow/figure-workflow.ts'
import type { Observation } from './observation.ts'
import { periodIndex } from '../period.ts'
import type { Period } from '../period.ts'

/** A revision of a cell, as if it were approved. */
export type SupposedRevision = Pick<Observation, 'period' | 'value' | 'reason'>

/**
 * A series with the proposed value as the newest revision of its cell, approved. A correction of a break's own value still begins the new
 * definition. Rules V-1, G-7.
 */
export function withApproved(
  observations: readonly Observation[],
  proposed: SupposedRevision,
): Observation[] {
  const own = observations.filter(isOfPeriod(proposed.period)).toSorted((a, b) => a.revision - b.revision)
  const newest = own.findLast(({ state }) => !isOnDesk(state))
  const entries = observations.flatMap(({ sequence }) => sequence ?? [])
  const next: Observation = {
    ...proposed,
    status: proposed.value === null ? 'M' : newest?.status === 'B' ? 'B' : 'A',
    revision: (own.at(-1)?.revision ?? 0) + 1,
    state: 'approved',
    provenance: 'reported',
    // The proposed revision is entered after all known ones.
    ...(entries.length > 0 && { sequence: Math.max(...entries) + 1 }),
  }
  return [...observations, next]
}

/** A series in which a revision of a cell waits again, and `standing`, if any, stands in its place. Rule V-3. */
export function withoutApproval(
  observations: readonly Observation[],
  revoked: Pick<Observation, 'period' | 'revision'>,
  standing: Observation | undefined,
): Observation[] {
  const isOwn = isOfPeriod(revoked.period)
  const others = observations.map((each): Observation =>
    isOwn(each) && each.revision === revoked.revision ? { ...each, state: 'submitted' } : each,
  )
  return standing ? [...others, standing] : others
}

function isOfPeriod(wanted: Period): (observation: Observation) => boolean {
  const index = periodIndex(wanted)
  return ({ period }) => period.frequency === wanted.frequency && periodIndex(period) === index
}
