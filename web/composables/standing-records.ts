import type { ObservationRecord } from '#server/contract/observations.ts'

/**
 * Of every cell the approved revision that stands. All revisions are asked for, since a reviewer's newest may still wait
 * for review; what is kept grows with the cells alone.
 */
export function standingRecords(revisions: readonly ObservationRecord[]): readonly ObservationRecord[] {
  const standing = new Map<string, ObservationRecord>()
  for (const record of revisions) {
    if (record.state !== 'approved') continue
    const cell = `${record.region} ${record.period}`
    if ((standing.get(cell)?.revision ?? 0) < record.revision) standing.set(cell, record)
  }
  return [...standing.values()]
}
