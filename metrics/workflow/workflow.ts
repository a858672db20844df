/** A transition from a state to another: its action, the right that it needs, and the guards that must let it pass. */
export interface Transition<State, Action, Guard, Right> {
  readonly action: Action
  readonly from: readonly State[]
  readonly to: State
  readonly right: Right
  /** The guards by name; the server judges them. */
  readonly guards: readonly Guard[]
  /** Present where the actor must give a reason. */
  readonly reason?: true
  /** The level with which a decision is kept: 0 by the figure's own organisation, 1 by a review, unless the indicator names levels of review. */
  readonly level?: number
  /** The verdict of a decision. Decisions that lead to one state may have different verdicts, or one in common. */
  readonly verdict?: string
}

/** A workflow as data. An action has at most one transition from a state, and all of its transitions lead to one state. */
export type Workflow<State, Action, Guard, Right> = readonly Transition<State, Action, Guard, Right>[]

/** The caller's rights and guards. */
export interface Caller<Guard, Right> {
  /** Whether the caller has a right. */
  readonly holds: (right: Right) => boolean
  /** Whether a guard lets the caller pass here. */
  readonly passes: (guard: Guard) => boolean
}

/** The actions that are open to the caller in a state, in the order of the workflow. Rule W-2. */
export function transitionsOpen<State, Action, Guard, Right>(
  workflow: Workflow<State, Action, Guard, Right>,
  state: State,
  { holds, passes }: Caller<Guard, Right>,
): Action[] {
  return workflow
    .filter(({ from, right, guards }) => from.includes(state) && holds(right) && guards.every(passes))
    .map(({ action }) => action)
}

/**
 * The obstacles to an action in a state: the state itself, and the guards that do not let pass. Empty where the action is open to a caller
 * with the right. Rule W-2.
 */
export function obstaclesTo<State, Action, Guard, Right>(
  workflow: Workflow<State, Action, Guard, Right>,
  action: Action,
  state: State,
  passes: (guard: Guard) => boolean,
): readonly (Guard | 'state')[] {
  const ways = workflow.filter((transition) => transition.action === action)
  const open = ways.filter(({ from }) => from.includes(state))
  const guards = new Set((open.length > 0 ? open : ways).flatMap((transition) => transition.guards))
  const closed = [...guards].filter((guard) => !passes(guard))
  return open.length > 0 ? closed : ['state', ...closed]
}
