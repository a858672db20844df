import { lineOfKind, type AgendaKind } from './kinds.ts'

/** What an item is known by as long as its meeting is prepared: its kind, and the target, order or milestones that it is about. */
export function agendaKey(kind: AgendaKind, subject: string): string {
  return `${kind}.${subject}`
}

/** What the secretary made of one item. */
interface Edited {
  /** Why it is not spoken of; null where it is. */
  readonly dropped: string | null
}

/**
 * The secretary's edits (comments, droppings) that hold for the items that are there now; of several of one item, the last written. An edit goes with its target or order when that comes onto the agenda under another kind of its line; where nothing of that line is left, a
 * comment, but no dropping, goes to the first item of the same subject. Rule J-4.
 */
export function editsThatHold<Edit extends Edited>(
  keys: readonly string[],
  edits: ReadonlyMap<string, Edit>,
): Map<string, Edit> {
  const heirs = heirsAmong(keys)
  const held = new Map<string, Edit>()
  for (const [key, edit] of edits) {
    for (const heir of heirs(key)) held.set(heir, edit)
    const other = heirs(key).length > 0 ? undefined : keys.find((one) => subjectOf(one) === subjectOf(key))
    if (other !== undefined && !held.has(other)) held.set(other, { ...edit, dropped: null })
  }
  return held
}

const kindOf = (key: string) => key.slice(0, key.indexOf('.')) as AgendaKind
const subjectOf = (key: string) => key.slice(key.indexOf('.') + 1)

/** The items that stand in place of the one that had this key: itself, or those of its subject and line. */
function heirsAmong(keys: readonly string[]): (key: string) => readonly string[] {
  const line = (key: string) => `${lineOfKind(kindOf(key))}.${subjectOf(key)}`
  const present = new Set(keys)
  const ofLine = Map.groupBy(keys, line)
  return (key) => (present.has(key) ? [key] : (ofLine.get(line(key)) ?? []))
}

/** The item that takes over the edit of the one that had this key: itself, one of its line, else the first of its subject. Rule J-4. */
export function heirOf(keys: readonly string[], key: string): string | undefined {
  return heirsAmong(keys)(key)[0] ?? keys.find((one) => subjectOf(one) === subjectOf(key))
}

/** What the secretary makes of an agenda. */
export interface Arrangement {
  /** Keys in the order that was chosen; of what came since there is none. */
  readonly order: readonly string[]
  /** Keys of what is not to be spoken of. */
  readonly dropped: ReadonlySet<string>
}

/**
 * An agenda as it was arranged. An item that came after the sequence was chosen stands behind the one that precedes it by the rule; where none does, first. Rule J-4.
 */
export function arrangeAgenda<Item extends { readonly key: string }>(
  items: readonly Item[],
  { order, dropped }: Arrangement,
): { readonly items: Item[]; readonly dropped: Item[] } {
  const heirs = heirsAmong(items.map(({ key }) => key))
  const places = new Map(order.flatMap((key, place) => heirs(key).map((heir) => [heir, place])))
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
