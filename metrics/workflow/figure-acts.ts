import {
  figureDecisions,
  figureWorkflow,
  isOnDesk,
  stateLeftBy,
  type CellState,
  type FigureAction,
  type FigureVerdict,
  type WorkflowState,
} from './figure-workflow.ts'

/** A revision of a cell as it was entered; `sequence` is that of its ledger entry. */
export interface EnteredRevision {
  readonly revision: number
  readonly sequence: number
  /** Whether it was submitted, rather than kept as a draft. */
  readonly submitted: boolean
}

/** A decision on a revision. */
export interface TakenDecision {
  readonly revision: number
  readonly sequence: number
  readonly verdict: FigureVerdict
}

/** An act on a cell: its action, its revision, and its ledger entry. */
export interface FigureAct {
  readonly action: FigureAction
  readonly revision: number
  readonly sequence: number
}

/**
 * Every act on a cell, oldest first. A submitted revision replaces or corrects the one submitted before it; drafts in between do not
 * matter. Rule W-7.
 */
export function figureActs(
  revisions: readonly EnteredRevision[],
  decisions: readonly TakenDecision[],
): FigureAct[] {
  const entries = revisions.map((one) => ({ ...one, verdict: undefined }))
  const published = new Map(
    decisions
      .filter(({ sequence }) => revisions.some((one) => one.sequence === sequence))
      .map(({ sequence, verdict }) => [sequence, verdict]),
  )
  const later = decisions.filter(({ sequence }) => !published.has(sequence))
  const states = new Map<number, WorkflowState>()
  const acts: FigureAct[] = []
  for (const one of [...entries, ...later].sort((a, b) => a.sequence - b.sequence)) {
    const { revision, sequence } = one
    const action = one.verdict
      ? decidedBy(one.verdict, states.get(revision))
      : enteredBy(one, published, handedIn(states))
    states.set(revision, stateAfter(action, published.get(sequence)))
    acts.push({ action, revision, sequence })
  }
  return acts
}

/** The state of a cell for readers who see no drafts: that of its newest revision that is neither a draft nor taken back. */
function handedIn(states: ReadonlyMap<number, WorkflowState>): CellState {
  const standing = [...states].filter(([, state]) => !isOnDesk(state)).sort(([a], [b]) => b - a)
  return (standing[0]?.[1] ?? 'empty') as CellState
}

function enteredBy(
  { sequence, submitted }: EnteredRevision,
  published: ReadonlyMap<number, FigureVerdict>,
  state: CellState,
): FigureAction {
  if (published.has(sequence)) return 'publish'
  if (!submitted) return 'save'
  const ways = figureWorkflow.filter(({ to }) => to === 'submitted')
  return ways.find(({ from }) => (from as readonly CellState[]).includes(state))!.action
}

/** The state after an action; what was cleared as it was entered is told as a publication. */
function stateAfter(action: FigureAction, verdict: FigureVerdict | undefined): WorkflowState {
  return verdict
    ? stateLeftBy(verdict)
    : figureWorkflow.find((transition) => transition.action === action)!.to
}

/** The action that gives this verdict; not `publish`, which comes with the entry itself. A `take-back` is told as `send-back`. */
function decidedBy(verdict: FigureVerdict, state: WorkflowState | undefined): FigureAction {
  if (verdict === 'approved' && state === 'cleared') return 'release'
  return figureDecisions.find((each) => each.verdict === verdict && each.right !== 'publish')!.action
}
