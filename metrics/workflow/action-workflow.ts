import type { Workflow } from './workflow.ts'

/** The states of an action item (督办). Rule X-2. */
export const actionStates = ['filed', 'assigned', 'in-progress', 'to-check', 'closed', 'withdrawn'] as const
export type ActionState = (typeof actionStates)[number]

/**
 * The actions on an item. `assign` assigns it to an organisation, or to another; `acknowledge` signs for it; `report` tells the progress,
 * `finish` that it is done; `request-extension` requests a later day, which `grant` gives and `refuse` denies; `return` returns a final
 * report, `close` ends the item; `withdraw` cancels the order.
 */
export const actionActions = [
  'assign',
  'acknowledge',
  'report',
  'finish',
  'request-extension',
  'grant',
  'refuse',
  'return',
  'close',
  'withdraw',
] as const
export type ActionAction = (typeof actionActions)[number]

/**
 * `owner`: the caller reports for the owner · `answered`: the owner has reported at least once · `extension-waits`, `no-extension-waits`:
 * a requested extension is not decided, or there is none.
 */
export type ActionGuard = 'owner' | 'answered' | 'extension-waits' | 'no-extension-waits'
export type ActionRight = 'convene' | 'report'

const judging = { right: 'convene', guards: ['extension-waits'] } as const
const owning = { right: 'report', guards: ['owner'] } as const

/** The workflow of an action item from 立项 to 销号. Rule X-2. */
export const actionWorkflow = [
  {
    action: 'assign',
    from: ['filed', 'assigned', 'in-progress'],
    to: 'assigned',
    right: 'convene',
    guards: [],
  },
  { action: 'acknowledge', from: ['assigned'], to: 'in-progress', ...owning },
  { action: 'report', from: ['in-progress'], to: 'in-progress', ...owning },
  { action: 'finish', from: ['in-progress'], to: 'to-check', ...owning },
  {
    action: 'request-extension',
    from: ['in-progress'],
    to: 'in-progress',
    right: 'report',
    guards: ['owner', 'no-extension-waits'],
    reason: true,
  },
  { action: 'grant', from: ['in-progress'], to: 'in-progress', ...judging },
  { action: 'refuse', from: ['in-progress'], to: 'in-progress', ...judging, reason: true },
  { action: 'return', from: ['to-check'], to: 'in-progress', right: 'convene', guards: [], reason: true },
  {
    action: 'close',
    from: ['in-progress', 'to-check'],
    to: 'closed',
    right: 'convene',
    guards: ['answered'],
    reason: true,
  },
  {
    action: 'withdraw',
    from: ['filed', 'assigned', 'in-progress', 'to-check'],
    to: 'withdrawn',
    right: 'convene',
    guards: [],
    reason: true,
  },
] as const satisfies Workflow<ActionState, ActionAction, ActionGuard, ActionRight>

/** The state after an action. */
export function stateAfter(action: ActionAction): ActionState {
  return actionWorkflow.find((transition) => transition.action === action)!.to
}
