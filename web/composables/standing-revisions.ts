import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { supersedes } from '#metrics/series/standing.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'

/** The approved revision that stands in every cell. The input has all revisions, since a newer one may still wait for review. */
export function standingRevisions(revisions: readonly ObservationRecord[]): readonly ObservationRecord[] {
  const standing = new Map<string, ObservationRecord>()
  for (const record of revisions) {
    if (record.state !== 'approved') continue
    const key = cellKey(record)
    if (supersedes(record, standing.get(key))) standing.set(key, record)
  }
  return [...standing.values()]
}
