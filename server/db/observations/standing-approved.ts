import type { Provenance } from '#metrics/series/observation.ts'
import { supersedes } from '#metrics/series/standing.ts'
import type { ObservationRow } from './observation-row.ts'

/** The approved revision that stands in a cell now; the revisions are given oldest first. Rule A-2. */
export function standingApproved(revisions: readonly ObservationRow[]): ObservationRow | undefined {
  const rank = ({ revision, provenance }: ObservationRow) => ({
    revision,
    provenance: provenance as Provenance,
  })
  return revisions
    .filter(({ state }) => state === 'approved')
    .reduce<ObservationRow | undefined>(
      (standing, row) => (supersedes(rank(row), standing && rank(standing)) ? row : standing),
      undefined,
    )
}
