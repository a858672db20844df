import { actionItemOf, itemNumber, type ActionItem } from '#metrics/action-items/action-item.ts'
import { passedOn } from '#metrics/action-items/organisations.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { distinctNames } from '#metrics/catalogue/organisation-names.ts'
import { addDays } from '#metrics/period/civil-date.ts'
import { itemStatusText } from '#metrics/wording/action-items/states.ts'
import { showsScene, type Actor } from '../../access/actor.ts'
import { hasRight, seeingAllOrders } from '../../contract/rights.ts'
import type { OrderOnWall, Work } from '../../contract/work.ts'
import type { Deps } from '../../deps.ts'
import { targetsIn } from '../../judging/scope.ts'
import { allSteps } from '../../records/kinds/action-items.ts'

/** The days for which an order that was closed is still shown. */
const shownAfterEnd = 30

/** An order with its state, as it stood on a day. */
type OrderThen = ActionItem & { readonly assignedOn: string }

/** The orders of a board as they stood on a day, without the people who give, answer or take them. @throws AppError not-found */
export async function ordersOnWall(
  { store, clock, catalogue }: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  { scope, at = clock.today() }: { readonly scope: string; readonly at?: string | undefined },
): Promise<Work> {
  const index = catalogue.current()
  targetsIn(index, scope)
  if (!maySeeOrders(actor, scope)) return { at, orders: null }
  const steps = Map.groupBy(await allSteps(store.reader), ({ item }) => item)
  const orders = [...steps.values()]
    .flatMap((own) =>
      orderOn(
        own.map(({ step }) => step),
        at,
      ),
    )
    .map((order) => ({ ...passedOn(order, index.successorOf), assignedOn: order.assignedOn }))
    .filter((order) => isOfBoard(index, scope, order))
  const nameOf = distinctNames(
    index,
    orders.map(({ organisation }) => organisation),
  )
  return { at, orders: orders.map((order) => shownOrder(index, order, { at, nameOf })) }
}

/** A display sees orders where its administrator put 重点工作 of the board among its scenes; people, where they see those of all organisations. */
function maySeeOrders(actor: Actor, scope: string): boolean {
  if (actor.kind === 'display') return showsScene(actor, 'work', scope)
  return hasRight(actor.rights, seeingAllOrders)
}

/** An order after its steps up to a day; none that was not handed over by then, was withdrawn, or was closed long before. */
function orderOn(steps: readonly ActionStep[], day: string): OrderThen[] {
  const [opening, ...others] = steps.filter(({ on }) => on <= day)
  if (!opening) return []
  const item = actionItemOf([opening as OpeningStep, ...others])
  const { state, assignedOn, endedOn } = item
  const isPast = endedOn !== null && endedOn < addDays(day, -shownAfterEnd)
  return assignedOn === null || state === 'withdrawn' || isPast ? [] : [{ ...item, assignedOn }]
}

/** Whether an order is about a target or a clause of the board, or, without either, is with an organisation of its region. */
function isOfBoard(
  index: CatalogueIndex,
  scope: string,
  { targets, clause, organisation }: ActionItem,
): boolean {
  if (targets.length > 0) {
    const known = new Set(targetsIn(index, scope).map(({ record }) => record.id))
    return targets.some((target) => known.has(target))
  }
  if (clause)
    return clause.document === scope || isWithin(index, index.documents.get(clause.document)?.region, scope)
  return isWithin(index, index.organisations.get(organisation)?.region, scope)
}

const isWithin = (index: CatalogueIndex, region: string | undefined, scope: string) =>
  region !== undefined && index.regions.has(scope) && index.within(region, scope)

function shownOrder(
  index: CatalogueIndex,
  order: OrderThen,
  { at, nameOf }: { readonly at: string; readonly nameOf: (organisation: string) => string },
): OrderOnWall {
  const { organisation, organisationName, state, targets, assignedOn, due, endedOn } = order
  const status = itemStatus(order, at, index.calendar)
  return {
    ...{
      number: itemNumber(order),
      order: order.order,
      targets: [...targets],
      state,
      assignedOn,
      due,
      endedOn,
    },
    organisationName: index.organisations.has(organisation) ? nameOf(organisation) : organisationName,
    colour: status.colour,
    standing: itemStatusText(status),
    demo: order.demoDay !== null,
  }
}
