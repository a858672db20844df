import type { AgendaKind } from './kinds.ts'

/** What an item is known by as long as its meeting is prepared: its kind, and the target, order or milestones that it is about. */
export function agendaKey(kind: AgendaKind, subject: string): string {
  return `${kind}.${subject}`
}

/** What the secretary makes of an agenda. */
export interface Arrangement {
  /** Keys in the order that was chosen; of what came since there is none. */
  readonly order: readonly string[]
  /** Keys of what is not to be spoken of. */
  readonly dropped: ReadonlySet<string>
}

/**
 * An agenda as it was arranged. What was not there when the order was chosen stands behind what goes before it by the rule,
 * or first. Rule J-4.
 */
export function arrangeAgenda<Item extends { readonly key: string }>(
  items: readonly Item[],
  { order, dropped }: Arrangement,
): { readonly items: Item[]; readonly dropped: Item[] } {
  const places = new Map(order.map((key, place) => [key, place]))
  let before = -1
  const placed = items.map((item) => {
    const chosen = places.get(item.key)
    before = chosen ?? before
    return { item, place: before, late: chosen === undefined }
  })
  placed.sort((a, b) => a.place - b.place || Number(a.late) - Number(b.late))
  const arranged = placed.map(({ item }) => item)
  const isDropped = (item: Item) => dropped.has(item.key)
  return { items: arranged.filter((item) => !isDropped(item)), dropped: arranged.filter(isDropped) }
}
