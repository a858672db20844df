import { isStoodBy, type WorkflowState } from './figure-workflow.ts'

/** A revision, by the entries at which it was submitted and decided on last. */
interface RevisionActs {
  readonly state: WorkflowState
  readonly submittedSequence: number | null
  readonly decidedSequence: number | null
}

/**
 * Whether a file that was put beside figures at an entry has gone to review with them: one of them was submitted or decided on
 * since, or stands handed in now. Before, it is its organisation's alone. Rule W-8. `cells`: the revisions of each figure, oldest first.
 */
export function isHandedIn(added: number, cells: readonly (readonly RevisionActs[])[]): boolean {
  return cells.some((revisions) => {
    const standing = revisions.findLast(({ state }) => state !== 'withdrawn')
    if (standing && isStoodBy(standing.state)) return true
    return revisions.some(
      ({ state, submittedSequence, decidedSequence }) =>
        state !== 'withdrawn' && Math.max(submittedSequence ?? 0, decidedSequence ?? 0) > added,
    )
  })
}
