import type { DocumentSource } from '../source.ts'
import type { PlacedOrder } from './order-words.ts'

type Item = DocumentSource['items'][number]
interface Placed<T> {
  readonly one: T
  readonly place: number
}

/**
 * The subject of an agenda item in the picture: its target, the target's curve and narrative, the order of the item, and the orders on the
 * target.
 */
export interface ItemSubject {
  readonly row: Placed<DocumentSource['targets'][number]> | undefined
  readonly curve: Placed<NonNullable<DocumentSource['curves']>[number]> | undefined
  readonly said: Placed<NonNullable<DocumentSource['narratives']>[number]> | undefined
  readonly order: PlacedOrder | undefined
  readonly ordersOnTarget: readonly PlacedOrder[]
}

export function itemSubject(source: DocumentSource, { target, order }: Item): ItemSubject {
  const { targets, curves = [], narratives = [], orders = [] } = source
  const row = placed(targets, target)
  const curve = placed(curves, target)
  const drawable = row && curve?.one.actual.some((figure) => figure !== null)
  const placedOrders = orders.map((one, place) => ({ one, place }))
  return {
    row,
    curve: drawable ? curve : undefined,
    said: placed(narratives, target),
    order: order ? placedOrders.find(({ one }) => one.id === order) : undefined,
    ordersOnTarget: placedOrders.filter(
      ({ one }) => one.id !== order && target !== null && one.targets.includes(target),
    ),
  }
}

function placed<T extends { readonly target: string }>(
  all: readonly T[],
  target: string | null,
): Placed<T> | undefined {
  const place = all.findIndex((one) => one.target === target)
  return place < 0 ? undefined : { one: all[place]!, place }
}
