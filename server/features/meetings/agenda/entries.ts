import type { AgendaItem as TargetItem } from '#metrics/agenda/agenda.ts'
import { agendaKey } from '#metrics/agenda/arrange.ts'
import { sortedByKind } from '#metrics/agenda/kinds.ts'
import { milestonesOfScopes } from '#metrics/agenda/meeting-scopes.ts'
import { milestonesDue } from '#metrics/agenda/milestones-due.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { orderSentence } from '#metrics/wording/action-items/orders.ts'
import { agendaSentence, milestonesSentence } from '#metrics/wording/judging/agenda.ts'
import type { AgendaItem } from '../../../contract/agenda-items.ts'
import type { BoardRow } from '../../../contract/board.ts'
import type { ordersToSpeakOf } from './meeting-orders.ts'

/** An item of the agenda as it follows from the data, before any edit. */
export type AgendaEntry = Omit<AgendaItem, 'comment' | 'editedBy'>

/** All entries of a meeting's agenda, in the order of rule J-3. */
export function agendaEntries(
  index: CatalogueIndex,
  parts: {
    readonly items: readonly TargetItem[]
    readonly rows: readonly BoardRow[]
    /** What other sources say otherwise, by target. */
    readonly differences: ReadonlyMap<string, string>
    readonly scopes: readonly string[]
    /** The reference dates of this meeting and of the one before it. */
    readonly days: { readonly at: string; readonly lastAt: string | null }
    readonly orders: ReturnType<typeof ordersToSpeakOf>
    /** The names of organisations in this meeting. */
    readonly nameOf: (organisation: string) => string
  },
): AgendaEntry[] {
  return sortedByKind([...ofTargets(index, parts), ...ofMilestones(index, parts), ...ofOrders(index, parts)])
}

type AgendaParts = Parameters<typeof agendaEntries>[1]

function ofTargets(index: CatalogueIndex, { items, rows, differences }: AgendaParts): AgendaEntry[] {
  const byTarget = new Map(rows.map((row) => [row.target, row]))
  return items.map((item) => {
    const row = byTarget.get(item.target)!
    const difference = differences.get(item.target)
    const sentence = agendaSentence(item, {
      ...row,
      regionName: index.regions.get(row.region)?.name ?? row.region,
    })
    return {
      key: agendaKey(item.kind, item.target),
      kind: item.kind,
      target: item.target,
      organisation: row.organisation,
      sentence: difference === undefined ? sentence : `${sentence}${difference}。`,
      figures: { ...item.figures },
    }
  })
}

function ofMilestones(index: CatalogueIndex, { scopes, days, nameOf }: AgendaParts): AgendaEntry[] {
  const due = milestonesDue(milestonesOfScopes(index, scopes), days)
  return due.map((group) => ({
    key: agendaKey('milestones-due', `${group.organisation}-${group.due}`),
    kind: 'milestones-due',
    target: null,
    organisation: group.organisation,
    sentence: milestonesSentence(group, nameOf(group.organisation)),
    figures: null,
  }))
}

function ofOrders(index: CatalogueIndex, { orders, rows, nameOf }: AgendaParts): AgendaEntry[] {
  const known = new Set(rows.map(({ target }) => target))
  return orders.map((order) => {
    const { id, reason, item } = order
    const { organisation } = item
    const kind = `order-${reason}` as const
    const name = index.organisations.has(organisation) ? nameOf(organisation) : item.organisationName
    return {
      key: agendaKey(kind, id),
      kind,
      target: item.targets.find((target) => known.has(target)) ?? null,
      order: id,
      organisation,
      sentence: orderSentence(order, name),
      figures: null,
    }
  })
}
