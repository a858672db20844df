import { cellKey } from '#metrics/catalogue/cell-key.ts'
import { supersedes } from '#metrics/series/standing.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'

/**
 * Of every cell the approved revision that stands. All revisions are asked for, since a reviewer's newest may still wait
 * for review; what is kept grows with the cells alone.
 */
export function standingRevisions(revisions: readonly ObservationRecord[]): readonly ObservationRecord[] {
  const standing = new Map<string, ObservationRecord>()
  for (const record of revisions) {
    if (record.state !== 'approved') continue
    const key = cellKey(record)
    if (supersedes(record, standing.get(key))) standing.set(key, record)
  }
  return [...standing.values()]
}
