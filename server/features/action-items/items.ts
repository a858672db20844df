import { actionItemOf, itemNumber, type ActionItem } from '#metrics/action-items/action-item.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import { hasRight, seeingAllOrders } from '../../contract/rights.ts'
import type { Actor } from '../../access/actor.ts'
import type { Reader } from '../../db/store.ts'
import { AppError } from '../../errors.ts'
import { allSteps, storedSteps, type StoredStep } from '../../records/kinds/action-items.ts'

/** An action item with all of its steps. */
export interface KeptItem {
  readonly id: string
  readonly item: ActionItem
  readonly steps: readonly StoredStep[]
}

/** All items, in the order in which they were opened. One query. */
export async function keptItems(reader: Reader): Promise<KeptItem[]> {
  const steps = Map.groupBy(await allSteps(reader), ({ item }) => item)
  return [...steps].map(([id, own]) => keptOf(id, own))
}

/** One item with its steps. @throws AppError not-found */
export async function keptItem(reader: Reader, id: string): Promise<KeptItem> {
  const steps = await storedSteps(reader, id)
  if (steps.length === 0) throw unknown(id)
  return keptOf(id, steps)
}

const unknown = (id: string) => new AppError('not-found', `没有这件督办：${id}。请从督办列表进入。`)

function keptOf(id: string, steps: readonly StoredStep[]): KeptItem {
  const told = steps.map(({ step }) => step) as [OpeningStep, ...ActionStep[]]
  return { id, item: actionItemOf(told), steps }
}

/**
 * Whether somebody sees all orders and instructions. Everybody else sees an order once it is assigned, where an own organisation answers
 * for it or helps with it.
 */
export function seesAllOrders({ rights }: Pick<Actor, 'rights'>): boolean {
  return hasRight(rights, seeingAllOrders)
}

/** Refuses somebody who may not see an order. @throws AppError organisation-not-allowed; not-found for an order that is not assigned yet */
export function refuseOthersItem(actor: Actor, { id, item }: Pick<KeptItem, 'id' | 'item'>): void {
  if (mayRead(actor, item)) return
  if (item.assignedOn === null) throw unknown(id)
  throw new AppError(
    'organisation-not-allowed',
    `${itemNumber(item)}由${item.organisationName}负责，与本人单位无关。请在“我的督办”里查看本单位的事项。`,
  )
}

/** Whether somebody may see an order. */
export function mayRead(actor: Actor, { organisation, collaborators, assignedOn }: ActionItem): boolean {
  if (seesAllOrders(actor)) return true
  const concerned = [organisation, ...collaborators].some((id) => actor.organisations.includes(id))
  return concerned && assignedOn !== null
}
