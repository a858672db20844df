import type { Workflow } from './workflow.ts'

/** The states of a revision. Rule W-1. */
const figureStates = {
  draft: { onDesk: true, stoodBy: false, waits: false, undecided: false },
  withdrawn: { onDesk: true, stoodBy: false, waits: false, undecided: false },
  submitted: { onDesk: false, stoodBy: true, waits: true, undecided: true },
  'in-review': { onDesk: false, stoodBy: true, waits: true, undecided: true },
  cleared: { onDesk: false, stoodBy: true, waits: true, undecided: false },
  approved: { onDesk: false, stoodBy: true, waits: false, undecided: false },
  returned: { onDesk: false, stoodBy: false, waits: false, undecided: false },
} as const

export type WorkflowState = keyof typeof figureStates
export const workflowStates = Object.keys(figureStates) as WorkflowState[]

/** Whether a revision is with its organisation alone: a draft, or one that was taken back. */
export function isOnDesk(state: WorkflowState): boolean {
  return figureStates[state].onDesk
}

/** Whether its organisation stands by a revision: submitted, in review, cleared or approved. */
export function isStoodBy(state: WorkflowState): boolean {
  return figureStates[state].stoodBy
}

/** Whether a revision or cell waits before it counts: for a decision, or cleared for the minute at which it is released. */
export function isWaiting(state: WorkflowState | 'empty'): boolean {
  return state !== 'empty' && figureStates[state].waits
}

/** Whether a revision or cell waits for a decision: submitted, or in review between two levels. */
export function isUndecided(state: WorkflowState | 'empty'): boolean {
  return state !== 'empty' && figureStates[state].undecided
}

/** The state of a cell: that of its newest revision that was not withdrawn, or empty. */
export type CellState = 'empty' | Exclude<WorkflowState, 'withdrawn'>

/**
 * The actions on a figure. `save` keeps a draft, `submit` submits it, `replace` submits another while one waits, `correct` submits another
 * than the approved one; `publish` enters a value that needs no review. `withdraw` takes a draft back, `recall` a revision that nobody has
 * decided on; `clear` approves before the minute at which the period is released, `release` lets what was cleared count from that minute on,
 * by the program alone; `revoke` takes an approval back, so that its revision waits again. `endorse` approves at a level above which others decide,
 * `take-back` takes that back before any of them has decided; `send-back` sends to a level below what that has endorsed.
 */
export const figureActions = [
  'save',
  'submit',
  'replace',
  'correct',
  'publish',
  'withdraw',
  'recall',
  'endorse',
  'approve',
  'clear',
  'release',
  'send-back',
  'take-back',
  'return',
  'revoke',
] as const
export type FigureAction = (typeof figureActions)[number]

/**
 * `organisation`: the caller reports for the indicator's organisation · `region`: the caller is bound to the region or one above it ·
 * `open-period`: the period is not closed · `another-author`: somebody else entered it · `newest`: no later one was submitted ·
 * `undecided`: nobody has decided on it · `in-force`: it is the approved one that stands in its cell · `unfrozen`: no level has endorsed
 * what waits · `one-level`: its indicator names no levels · `level`: the caller reviews at the level at which it waits, or where it is
 * approved or cleared, at the last · `embargoed`: the minute of release of its period has not come · `embargo-ended`: it has come, for the program alone · `last-level`, `level-above`, `level-below`: no level decides after that one, another one does, or one decides
 * before it · `last-endorser`: the caller reviews at the level that endorsed it last, and no level has decided since · `one-level-each`: the caller has not endorsed it at a level below.
 */
export type FigureGuard =
  | 'organisation'
  | 'region'
  | 'open-period'
  | 'another-author'
  | 'newest'
  | 'undecided'
  | 'in-force'
  | 'unfrozen'
  | 'one-level'
  | 'level'
  | 'last-level'
  | 'level-above'
  | 'level-below'
  | 'last-endorser'
  | 'one-level-each'
  | 'embargoed'
  | 'embargo-ended'
export type FigureRight = 'report' | 'publish' | 'review'

const owning = ['organisation', 'region', 'open-period'] as const
const entering = [...owning, 'unfrozen'] as const
const reviewing = ['region', 'another-author', 'newest', 'level', 'one-level-each'] as const
const anyState = ['empty', 'draft', 'submitted', 'in-review', 'cleared', 'approved', 'returned'] as const
const waiting = ['submitted', 'in-review'] as const

/** The workflow of a figure from its entry to its approval. Rules W-3, W-11. */
export const figureWorkflow = [
  { action: 'save', from: anyState, to: 'draft', right: 'report', guards: entering },
  {
    action: 'submit',
    from: ['empty', 'draft', 'returned'],
    to: 'submitted',
    right: 'report',
    guards: entering,
  },
  { action: 'replace', from: waiting, to: 'submitted', right: 'report', guards: entering },
  { action: 'correct', from: ['cleared', 'approved'], to: 'submitted', right: 'report', guards: entering },
  {
    action: 'publish',
    from: anyState,
    to: 'approved',
    right: 'publish',
    guards: ['open-period', 'one-level'],
    level: 1,
    verdict: 'approved',
  },
  {
    action: 'withdraw',
    from: ['draft'],
    to: 'withdrawn',
    right: 'report',
    guards: owning,
    level: 0,
    verdict: 'withdrawn',
  },
  {
    action: 'recall',
    from: ['submitted'],
    to: 'withdrawn',
    right: 'report',
    guards: [...owning, 'undecided'],
    level: 0,
    verdict: 'recalled',
  },
  {
    action: 'endorse',
    from: waiting,
    to: 'in-review',
    right: 'review',
    guards: [...reviewing, 'level-above'],
    level: 1,
    verdict: 'endorsed',
  },
  {
    action: 'approve',
    from: waiting,
    to: 'approved',
    right: 'review',
    guards: [...reviewing, 'last-level'],
    level: 1,
    verdict: 'approved',
  },
  {
    action: 'clear',
    from: waiting,
    to: 'cleared',
    right: 'review',
    guards: [...reviewing, 'last-level', 'embargoed'],
    level: 1,
    verdict: 'cleared',
  },
  {
    action: 'release',
    from: ['cleared'],
    to: 'approved',
    right: 'publish',
    guards: ['embargo-ended'],
    level: 1,
    verdict: 'approved',
  },
  {
    action: 'send-back',
    from: waiting,
    to: 'in-review',
    right: 'review',
    guards: [...reviewing, 'level-below'],
    reason: true,
    level: 1,
    verdict: 'sent-back',
  },
  {
    action: 'take-back',
    from: ['in-review'],
    to: 'in-review',
    right: 'review',
    guards: ['region', 'another-author', 'newest', 'last-endorser'],
    level: 1,
    verdict: 'sent-back',
  },
  {
    action: 'return',
    from: waiting,
    to: 'returned',
    right: 'review',
    guards: reviewing,
    reason: true,
    level: 1,
    verdict: 'returned',
  },
  {
    action: 'revoke',
    from: ['cleared', 'approved'],
    to: 'submitted',
    right: 'review',
    guards: ['region', 'another-author', 'in-force', 'open-period', 'level', 'one-level-each'],
    reason: true,
    level: 1,
    verdict: 'revoked',
  },
] as const satisfies Workflow<CellState | 'withdrawn', FigureAction, FigureGuard, FigureRight>

type FigureTransition = (typeof figureWorkflow)[number]

/** A transition that decides on a revision: each is kept with its level, where the indicator names levels that of its reviewer. Rule W-4. */
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
