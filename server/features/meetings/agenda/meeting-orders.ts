import { actionItemOf, endOf, isUnfinished, itemNumber } from '#metrics/action-items/action-item.ts'
import type { ActionItem } from '#metrics/action-items/action-item.ts'
import { helpingOrganisations, passedOn } from '#metrics/action-items/organisations.ts'
import { ordersOnAgenda, type OrderOnAgenda } from '#metrics/action-items/on-agenda.ts'
import { itemStatus } from '#metrics/action-items/status.ts'
import type { ActionStep, OpeningStep } from '#metrics/action-items/step.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { itemStatusText } from '#metrics/wording/action-items/states.ts'
import type { MeetingOrder } from '../../../contract/agenda-items.ts'
import type { BoardRow } from '../../../contract/board.ts'
import { sentencesSince } from '../../../judging/curve-since.ts'
import { viewOn, type View } from '../../../judging/view.ts'
import { allSteps, type StoredStep } from '../../../records/kinds/action-items.ts'
import type { MeetingWithState } from '../meetings.ts'

/** An order as a meeting sees it, with those of its steps that the meeting knows. */
export interface SeenOrder {
  readonly id: string
  readonly item: ActionItem
  readonly steps: readonly StoredStep[]
}

/** The days by which a meeting looks at orders. */
export interface OrderDays {
  /** The day of the meeting, or today where the meeting is to come. */
  readonly day: string
  /** The day of the series' last meeting; null where there was none. */
  readonly lastDay: string | null
  /** The end of the ledger that the last meeting's picture knew; null where there was no such meeting. */
  readonly lastAsOf: number | null
}

/** A meeting, the earlier ones of its series, and its targets. */
interface Concerned {
  readonly meeting: MeetingWithState
  readonly earlierIds: ReadonlySet<string>
  readonly rows: readonly (Pick<BoardRow, 'target' | 'organisation'> & {
    readonly alsoLedBy?: readonly { readonly id: string }[]
  })[]
}

/** The orders that concern a meeting, among those assigned up to its day. Rule J-7. */
export async function ordersSeen(view: View, concerned: Concerned, { day }: OrderDays): Promise<SeenOrder[]> {
  const steps = (await allSteps(view.reader)).filter(({ step }) => step.on <= day)
  return concerning(view, concerned, steps).filter(({ item }) => item.assignedOn !== null)
}

/** The orders that concern a meeting and are not assigned yet, whenever they were opened. Rule J-14. */
export async function ordersToHandOver(view: View, concerned: Concerned): Promise<SeenOrder[]> {
  const orders = concerning(view, concerned, await allSteps(view.reader))
  return orders.filter(({ item }) => item.state === 'filed')
}

/**
 * The orders among these steps that concern a meeting: on its targets, given at its series, owned by an organisation of its scopes, or,
 * without a target, owned by an organisation of its targets.
 */
function concerning(
  { asOf, index }: View,
  { meeting, earlierIds, rows }: Concerned,
  steps: readonly StoredStep[],
): SeenOrder[] {
  const targets = new Set(rows.map(({ target }) => target))
  const organisations = new Set(
    rows.flatMap(({ organisation, alsoLedBy = [] }) => [organisation, ...alsoLedBy.map(({ id }) => id)]),
  )
  const known = steps.filter(({ sequence }) => sequence <= asOf)
  return [...Map.groupBy(known, ({ item }) => item)].flatMap(([id, own]) => {
    const [opening, ...further] = own.map(({ step }) => step) as [OpeningStep, ...ActionStep[]]
    const item = passedOn(actionItemOf([opening, ...further]), index.successorOf)
    const given = item.meeting !== null && (item.meeting === meeting.id || earlierIds.has(item.meeting))
    const concerns =
      meeting.scopes.includes(item.organisation) ||
      (item.targets.length === 0
        ? organisations.has(item.organisation)
        : item.targets.some((target) => targets.has(target)))
    return given || concerns ? [{ id, item, steps: own }] : []
  })
}

/** The seen orders of which the meeting speaks, in the order of rule X-7. */
export function ordersToSpeakOf(
  seen: readonly SeenOrder[],
  { day, lastDay, lastAsOf }: OrderDays,
  { calendar }: CatalogueIndex,
): (SeenOrder & OrderOnAgenda)[] {
  const byItem = new Map(seen.map((one) => [one.item, one]))
  const wasKnown = ({ sequence, step }: StoredStep) =>
    sequence <= (lastAsOf ?? 0) && step.on <= (lastDay ?? '')
  const knewExtension = (item: ActionItem) =>
    wasKnown(byItem.get(item)!.steps.findLast(({ step }) => step.action === 'grant')!)
  const on = ordersOnAgenda([...byItem.keys()], { day, knewExtension, calendar })
  return on.map((order) => ({ ...byItem.get(order.item)!, ...order }))
}

/** The days of the orders on a target, for its curve; a withdrawn order has no end there. */
export const orderDaysOf = (seen: readonly SeenOrder[]) => (target: string) =>
  seen
    .filter(({ item }) => item.targets.includes(target))
    .map(({ item: { assignedOn, endedOn, state } }) => ({
      assignedOn,
      closedOn: state === 'closed' ? endedOn : null,
    }))

/** The number of newest orders on a target that are shown in any case. */
const shownOnTarget = 3

interface OrdersContext {
  readonly days: OrderDays
  /** The targets of the agenda. */
  readonly targets: ReadonlySet<string>
  /** The names of organisations in this meeting. */
  readonly nameOf: (organisation: string) => string
}

/**
 * The orders that the picture keeps: those that the meeting speaks of, open ones, those ended since the last meeting, and the last ones on
 * each target of the agenda.
 */
export async function shownOrders(
  view: View,
  seen: readonly SeenOrder[],
  { days, targets, nameOf }: OrdersContext,
): Promise<MeetingOrder[]> {
  const { index } = view
  const speaks = ordersToSpeakOf(seen, days, index)
  const reasons = new Map(speaks.map(({ id, reason }) => [id, reason]))
  const last = new Set(
    [...targets].flatMap((target) =>
      seen.filter(({ item }) => item.targets.includes(target)).slice(-shownOnTarget),
    ),
  )
  const recent = ({ item: { endedOn } }: SeenOrder) =>
    endedOn !== null && days.lastDay !== null && endedOn >= days.lastDay
  const others = seen.filter(
    (one) => !reasons.has(one.id) && (isUnfinished(one.item) || recent(one) || last.has(one)),
  )
  const shown: MeetingOrder[] = []
  for (const one of [...speaks, ...others]) {
    const { id, item } = one
    const standing = itemStatus(item, days.day, index.calendar)
    shown.push({
      id,
      number: itemNumber(item),
      order: item.order,
      reason: reasons.get(id) ?? null,
      state: item.state,
      colour: standing.colour,
      organisation: item.organisation,
      organisationName: index.organisations.has(item.organisation)
        ? nameOf(item.organisation)
        : item.organisationName,
      person: item.person,
      collaborators: helpingOrganisations(item, (one) =>
        index.organisations.has(one) ? nameOf(one) : undefined,
      ),
      targets: [...item.targets],
      meeting: item.meeting,
      filedOn: item.filedOn,
      assignedOn: item.assignedOn,
      due: item.due,
      endedOn: item.endedOn,
      waited: standing.waited,
      unanswered: standing.unanswered,
      left: standing.left,
      standing: itemStatusText(standing),
      report: reportOf(one),
      since: await sinceOf(view, one, days.day),
      demo: item.demoDay !== null,
    })
  }
  return shown
}

function reportOf({ steps }: SeenOrder): MeetingOrder['report'] {
  const last = steps.findLast(({ step }) => step.action === 'report' || step.action === 'finish')?.step
  return last && 'text' in last ? { on: last.on, text: last.text } : null
}

/** The sentences on how the curves moved from an order's assignment to its end, or to the meeting, each by what was known on that day. */
async function sinceOf(view: View, { item, steps }: SeenOrder, day: string): Promise<MeetingOrder['since']> {
  if (item.assignedOn === null) return []
  // The demo's orders are dated before their ledger entries, so both of their days are seen by what the view knows.
  const knownAt = (action: string) =>
    (item.demoDay === null && steps.findLast(({ step }) => step.action === action)?.sequence) || view.asOf
  const ended = endOf(item)
  const then = { ...viewOn(view, item.assignedOn), asOf: knownAt('assign') }
  const now = {
    ...viewOn(view, item.endedOn ?? day),
    asOf: ended ? knownAt(ended === 'closed' ? 'close' : 'withdraw') : view.asOf,
  }
  const sentences = await sentencesSince({ then, now, ended }, item.targets)
  return [...sentences].map(([target, sentence]) => ({ target, sentence }))
}
