import type { Workflow } from './workflow.ts'

/** Where an action item (督办) stands. Rule X-2. */
export const actionStates = ['filed', 'assigned', 'in-progress', 'to-check', 'closed', 'withdrawn'] as const
export type ActionState = (typeof actionStates)[number]

/**
 * `assign` hands it to an organisation, or to another; `acknowledge` signs for it; `report` tells how it goes, `finish` that it
 * is done; `request-extension` asks for a later day, which `grant` gives and `refuse` does not; `return` sends back what was
 * called done, `close` takes it off the list; `withdraw` calls the order off.
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
 * `owner`: the caller reports for the organisation that answers · `answered`: it has reported at least once ·
 * `extension-waits`, `no-extension-waits`: an extension was asked for and not judged yet, or none was.
 */
export type ActionGuard = 'owner' | 'answered' | 'extension-waits' | 'no-extension-waits'
export type ActionRight = 'convene' | 'report'

const judging = { right: 'convene', guards: ['extension-waits'] } as const
const owning = { right: 'report', guards: ['owner'] } as const

/** The way of an action item from 立项 to 销号. Rule X-2. */
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

/** Where an action leads to. */
export function stateAfter(action: ActionAction): ActionState {
  return actionWorkflow.find((transition) => transition.action === action)!.to
}
