import type { ObservationRow } from '../db/observations/observation-row.ts'

type Revision = Pick<ObservationRow, 'revision' | 'state' | 'value' | 'reason' | 'actor'>

/**
 * The people who entered the value of a revision: its author, and those of the drafts and revisions with the same value before it, also of
 * those that were taken back, to the last approval. None of them reviews it: a draft that a colleague hands in is still its writer's own.
 * Rule W-3.
 */
export function enteredBy(revisions: readonly Revision[], own: Revision): ReadonlySet<string> {
  const before = revisions.filter(({ revision }) => revision < own.revision)
  const lastApproved = before.findLastIndex(({ state }) => state === 'approved' || state === 'cleared')
  const same = before
    .slice(lastApproved + 1)
    .filter(({ value, reason }) => value === own.value && reason === own.reason)
  return new Set([...same, own].map(({ actor }) => actor))
}
