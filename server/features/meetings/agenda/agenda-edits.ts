import type { Reader } from '../../../db/store.ts'
import { partsOfMeeting, type StoredPart } from '../queries.ts'

/** Parts of a meeting: the order of its agenda, and one for each item that was touched. */
export const arrangementPart = 'agenda-order'
export const itemPrefix = 'agenda/'

/** What was made of one item, by whom. */
interface ItemEdit {
  readonly version: number
  readonly dropped: string | null
  readonly comment: string | null
  readonly actor: string
}

/** What was made of a meeting's agenda so far. */
export interface AgendaEdits {
  /** Keys as the secretary ordered them. */
  readonly order: readonly string[]
  readonly orderVersion: number
  /** By the key that the item had then, last written last. */
  readonly items: ReadonlyMap<string, ItemEdit>
  /** Targets that were added by hand. */
  readonly added: ReadonlySet<string>
}

/** Of all that was written of a meeting, what concerns its agenda. One query. */
export async function editsOf(reader: Reader, meeting: string): Promise<AgendaEdits> {
  const parts = await partsOfMeeting(reader, meeting)
  const items = new Map(parts.flatMap(editIn))
  const ordered = parts.find(({ part }) => part === arrangementPart)
  const added = [...items.keys()].filter((key) => key.startsWith('added.')).map((key) => key.slice(6))
  return {
    order: ordered ? (JSON.parse(ordered.body) as { keys: string[] }).keys : [],
    orderVersion: ordered?.version ?? 0,
    items,
    added: new Set(added),
  }
}

function editIn({ part, version, body, actor }: StoredPart): [string, ItemEdit][] {
  if (!part.startsWith(itemPrefix)) return []
  const { dropped, comment } = JSON.parse(body) as Pick<ItemEdit, 'dropped' | 'comment'>
  return [[part.slice(itemPrefix.length), { version, dropped, comment, actor }]]
}
