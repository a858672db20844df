import type { ActionItem } from '#metrics/action-items/action-item.ts'
import { actionWorkflow, type ActionAction, type ActionGuard } from '#metrics/workflow/action-workflow.ts'
import { transitionsOpen } from '#metrics/workflow/workflow.ts'
import type { Actor } from '../access/actor.ts'

type JudgedItem = Pick<ActionItem, 'organisation' | 'reports' | 'extension' | 'state'>

/** Judges each guard of the action items' workflow for an actor. */
export function actionGuards(item: JudgedItem, actor: Actor): (guard: ActionGuard) => boolean {
  const judges: Readonly<Record<ActionGuard, () => boolean>> = {
    owner: () => actor.organisations.includes(item.organisation),
    answered: () => item.reports > 0,
    'extension-waits': () => item.extension !== null,
    'no-extension-waits': () => item.extension === null,
  }
  return (guard) => judges[guard]()
}

/** The transitions of an action item that are open to an actor. Rules W-2 and X-2. */
export function actionTransitions(item: JudgedItem, actor: Actor): ActionAction[] {
  return transitionsOpen(actionWorkflow, item.state, {
    holds: (right) => actor.rights.has(right),
    passes: actionGuards(item, actor),
  })
}
