import { lineOfKind, type AgendaKind } from './kinds.ts'

/** The key of an item while its meeting is prepared: its kind, and its target, order or milestones. */
export function agendaKey(kind: AgendaKind, subject: string): string {
  return `${kind}.${subject}`
}

/** The secretary's edit of an item. */
interface Edited {
  /** The reason for dropping it; null where it stays. */
  readonly dropped: string | null
}

/**
 * The secretary's edits (comments, droppings) that apply to the present items; of several edits of one item the last. An edit follows its
 * target or order to another kind of the same line. Where no item of that line is left, a comment, but not a dropping, goes to the first
 * item of the same subject, unless that has an edit. Rule J-4.
 */
export function editsThatHold<Edit extends Edited>(
  keys: readonly string[],
  edits: ReadonlyMap<string, Edit>,
): Map<string, Edit> {
  const replacements = replacementsAmong(keys)
  const held = new Map<string, Edit>()
  const ofAnotherLine = new Map<string, Edit>()
  for (const [key, edit] of edits) {
    for (const replacement of replacements(key)) held.set(replacement, edit)
    const other =
      replacements(key).length > 0 ? undefined : keys.find((one) => subjectOf(one) === subjectOf(key))
    if (other !== undefined) ofAnotherLine.set(other, { ...edit, dropped: null })
  }
  return new Map([...ofAnotherLine, ...held])
}

const kindOf = (key: string) => key.slice(0, key.indexOf('.')) as AgendaKind
const subjectOf = (key: string) => key.slice(key.indexOf('.') + 1)

/** The items that replace the one that had this key: itself, or those of its subject and line. */
function replacementsAmong(keys: readonly string[]): (key: string) => readonly string[] {
  const line = (key: string) => `${lineOfKind(kindOf(key))}.${subjectOf(key)}`
  const present = new Set(keys)
  const ofLine = Map.groupBy(keys, line)
  return (key) => (present.has(key) ? [key] : (ofLine.get(line(key)) ?? []))
}

/** The item that takes over the edit of the one that had this key: itself, one of its line, or the first of its subject. Rule J-4. */
export function replacementOf(keys: readonly string[], key: string): string | undefined {
  return replacementsAmong(keys)(key)[0] ?? keys.find((one) => subjectOf(one) === subjectOf(key))
}

/** The secretary's arrangement of an agenda. */
export interface Arrangement {
  /** The keys in the chosen sequence; items that came later are not among them. */
  readonly order: readonly string[]
  /** The keys of dropped items. */
  readonly dropped: ReadonlySet<string>
}

/**
 * An agenda in the secretary's arrangement. An item that came after the sequence was chosen follows the one that precedes it by the rule;
 * without such an item it is first. Rule J-4.
 */
export function arrangeAgenda<Item extends { readonly key: string }>(
  items: readonly Item[],
  { order, dropped }: Arrangement,
): { readonly items: Item[]; readonly dropped: Item[] } {
  const replacements = replacementsAmong(items.map(({ key }) => key))
  const places = new Map(
    order.flatMap((key, place) => replacements(key).map((replacement) => [replacement, place])),
  )
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
