import type { Provenance } from '#metrics/series/observation.ts'
import { supersedes } from '#metrics/series/standing.ts'
import type { ObservationRow } from './observation-row.ts'

/** Of a cell's revisions, oldest first, the approved one that stands in it as things are now. Rule A-2. */
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
