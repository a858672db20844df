/** One way from a state to another: the action that leads there, the right that it takes, and the guards that must let it pass. */
export interface Transition<State, Action, Guard, Right> {
  readonly action: Action
  readonly from: readonly State[]
  readonly to: State
  readonly right: Right
  /** What must hold besides; a guard is known by its name here and judged on the server. */
  readonly guards: readonly Guard[]
  /** Whoever does it must say why. */
  readonly reason?: true
  /** It is a decision, which is kept with its level: 0 is taken by whoever entered it, 1 by the review, further ones above. */
  readonly level?: number
  /** Of a decision: what it says. Two that lead to one state may say different things. */
  readonly verdict?: string
}

/** What may follow what, as data. Of one action there is at most one transition from a state, and all its transitions lead to one state. */
export type Workflow<State, Action, Guard, Right> = readonly Transition<State, Action, Guard, Right>[]

/** What is known of whoever asks. */
export interface Caller<Guard, Right> {
  /** Whether they have a right. */
  readonly holds: (right: Right) => boolean
  /** Whether a guard lets them pass, here. */
  readonly passes: (guard: Guard) => boolean
}

/** The actions that are open in a state to whoever asks, in the order of the workflow. Rule W-2. */
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
 * All that stands in the way of an action in a state: the state itself, and the guards that do not let pass. Empty where the
 * action is open to whoever has the right. Rule W-2.
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
