import type { ActionItem } from './action-item.ts'
import type { ActionStep, Party } from './step.ts'

/** The parties that are told of a step: those who must act next, or must know of it. */
const concerned: Readonly<Partial<Record<ActionStep['action'], readonly Party[]>>> = {
  assign: ['owner'],
  finish: ['secretary'],
  'request-extension': ['secretary'],
  grant: ['owner'],
  refuse: ['owner'],
  return: ['owner'],
  close: ['owner'],
  withdraw: ['owner'],
}

/** The parties of an order that are told of a step; its owner is told nothing before it is assigned. `item` is the order after the step. */
export function partiesTold(step: ActionStep, item: Pick<ActionItem, 'assignedOn'>): readonly Party[] {
  const parties = step.action === 'remind' ? step.to : (concerned[step.action] ?? [])
  return parties.filter((party) => party !== 'owner' || item.assignedOn !== null)
}
