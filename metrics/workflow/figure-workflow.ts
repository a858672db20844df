import type { Workflow } from './workflow.ts'

/** What became of a revision. Rule W-1. */
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

/** Where a cell stands: with its newest revision that was not withdrawn, or with nothing. */
export type CellState = 'empty' | Exclude<WorkflowState, 'withdrawn'>

/**
 * `save` keeps a draft, `submit` hands it in, `replace` hands in another while one waits, `correct` another than the approved
 * one; `publish` enters what needs no review. `withdraw` takes a draft back, `recall` what nobody has decided; `revoke` takes an
 * approval back, so that its revision waits again.
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
 * `organisation`: the caller reports for the indicator's organisation · `region`: is bound to the region or one above it ·
 * `open-period`: the period is not closed · `another-author`: somebody else entered it · `newest`: no later one was handed in ·
 * `undecided`: nobody ever decided on it · `in-force`: it is the approved one that stands in its cell.
 */
export type FigureGuard =
  'organisation' | 'region' | 'open-period' | 'another-author' | 'newest' | 'undecided' | 'in-force'
export type FigureRight = 'report' | 'publish' | 'review'

const entering = ['organisation', 'region', 'open-period'] as const
const reviewing = ['region', 'another-author', 'newest'] as const
const anyState = ['empty', 'draft', 'submitted', 'approved', 'returned'] as const

/** The way of a figure from its entry to its approval. Rule W-3. */
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

/** A transition by which a revision is decided on: each time is kept, with its level. Rule W-4. */
export type FigureDecision = Extract<FigureTransition, { level: number }>
export const figureDecisions: readonly FigureDecision[] = figureWorkflow.filter(
  (transition) => 'level' in transition,
)

/** What a decision says; each has one kind of entry on the ledger. */
export type FigureVerdict = FigureDecision['verdict']

/** What a verdict makes of a revision. */
export function stateLeftBy(verdict: FigureVerdict): WorkflowState {
  return figureDecisions.find((decision) => decision.verdict === verdict)!.to
}

/** The transition of an action, by what it leads to and whether it wants a reason. */
export function figureTransition<A extends FigureAction>(
  action: A,
): Extract<FigureTransition, { action: A }> {
  return figureWorkflow.find((transition) => transition.action === action) as never
}
