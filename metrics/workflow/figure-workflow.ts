import type { Workflow } from './workflow.ts'

/** The states of a revision. Rule W-1. */
const figureStates = {
  draft: { onDesk: true, stoodBy: false },
  withdrawn: { onDesk: true, stoodBy: false },
  submitted: { onDesk: false, stoodBy: true },
  approved: { onDesk: false, stoodBy: true },
  returned: { onDesk: false, stoodBy: false },
} as const

export type WorkflowState = keyof typeof figureStates
export const workflowStates = Object.keys(figureStates) as WorkflowState[]

/** Whether a revision is with its organisation alone: a draft, or one that was taken back. */
export function isOnDesk(state: WorkflowState): boolean {
  return figureStates[state].onDesk
}

/** Whether its organisation stands by a revision: submitted or approved. */
export function isStoodBy(state: WorkflowState): boolean {
  return figureStates[state].stoodBy
}

/** The state of a cell: that of its newest revision that was not withdrawn, or empty. */
export type CellState = 'empty' | Exclude<WorkflowState, 'withdrawn'>

/**
 * The actions on a figure. `save` keeps a draft, `submit` submits it, `replace` submits another while one waits, `correct` submits another
 * than the approved one; `publish` enters a value that needs no review. `withdraw` takes a draft back, `recall` a revision that nobody has
 * decided on; `revoke` takes an approval back, so that its revision waits again.
 */
export const figureActions = [
  'save',
  'submit',
  'replace',
  'correct',
  'publish',
  'withdraw',
  'recall',
  'approve',
  'return',
  'revoke',
] as const
export type FigureAction = (typeof figureActions)[number]

/**
 * `organisation`: the caller reports for the indicator's organisation · `region`: the caller is bound to the region or one above it ·
 * `open-period`: the period is not closed · `another-author`: somebody else entered it · `newest`: no later one was submitted ·
 * `undecided`: nobody has decided on it · `in-force`: it is the approved one that stands in its cell.
 */
export type FigureGuard =
  'organisation' | 'region' | 'open-period' | 'another-author' | 'newest' | 'undecided' | 'in-force'
export type FigureRight = 'report' | 'publish' | 'review'

const entering = ['organisation', 'region', 'open-period'] as const
const reviewing = ['region', 'another-author', 'newest'] as const
const anyState = ['empty', 'draft', 'submitted', 'approved', 'returned'] as const

/** The workflow of a figure from its entry to its approval. Rule W-3. */
export const figureWorkflow = [
  { action: 'save', from: anyState, to: 'draft', right: 'report', guards: entering },
  {
    action: 'submit',
    from: ['empty', 'draft', 'returned'],
    to: 'submitted',
    right: 'report',
    guards: entering,
  },
  { action: 'replace', from: ['submitted'], to: 'submitted', right: 'report', guards: entering },
  { action: 'correct', from: ['approved'], to: 'submitted', right: 'report', guards: entering },
  {
    action: 'publish',
    from: anyState,
    to: 'approved',
    right: 'publish',
    guards: ['open-period'],
    level: 1,
    verdict: 'approved',
  },
  {
    action: 'withdraw',
    from: ['draft'],
    to: 'withdrawn',
    right: 'report',
    guards: entering,
    level: 0,
    verdict: 'withdrawn',
  },
  {
    action: 'recall',
    from: ['submitted'],
    to: 'withdrawn',
    right: 'report',
    guards: [...entering, 'undecided'],
    level: 0,
    verdict: 'recalled',
  },
  {
    action: 'approve',
    from: ['submitted'],
    to: 'approved',
    right: 'review',
    guards: reviewing,
    level: 1,
    verdict: 'approved',
  },
  {
    action: 'return',
    from: ['submitted'],
    to: 'returned',
    right: 'review',
    guards: reviewing,
    reason: true,
    level: 1,
    verdict: 'returned',
  },
  {
    action: 'revoke',
    from: ['approved'],
    to: 'submitted',
    right: 'review',
    guards: ['region', 'another-author', 'in-force', 'open-period'],
    reason: true,
    level: 1,
    verdict: 'revoked',
  },
] as const satisfies Workflow<CellState | 'withdrawn', FigureAction, FigureGuard, FigureRight>

type FigureTransition = (typeof figureWorkflow)[number]

/** A transition that decides on a revision: each is kept with its level. Rule W-4. */
export type FigureDecision = Extract<FigureTransition, { level: number }>
export const figureDecisions: readonly FigureDecision[] = figureWorkflow.filter(
  (transition) => 'level' in transition,
)

/** The verdict of a decision; each has one kind of ledger entry. */
export type FigureVerdict = FigureDecision['verdict']

/** The state of a revision after a verdict. */
export function stateLeftBy(verdict: FigureVerdict): WorkflowState {
  return figureDecisions.find((decision) => decision.verdict === verdict)!.to
}

/** The transition of an action: its new state, and whether it needs a reason. */
export function figureTransition<A extends FigureAction>(
  action: A,
): Extract<FigureTransition, { action: A }> {
  return figureWorkflow.find((transition) => transition.action === action) as never
}
