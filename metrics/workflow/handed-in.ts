import { isStoodBy, type WorkflowState } from './figure-workflow.ts'

/** A revision, with the entries of its submission and its last decision. */
interface RevisionActs {
  readonly state: WorkflowState
  readonly submittedSequence: number | null
  readonly decidedSequence: number | null
}

/**
 * Whether a file that was added at an entry has been submitted for review with its figures: one of them that was not taken back was
 * submitted or decided on since, or one stands submitted, in review or approved. Before that only its organisation sees it. Rule W-8.
 * `cells`: the revisions of each figure, oldest first.
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
