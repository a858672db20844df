import type { Reader } from '../../../db/store.ts'
import { partsOfMeeting, type StoredPart } from '../queries.ts'

/** Names of the parts of a meeting that edit its agenda: the one for the sequence of its items, and how those of edited items begin. */
export const arrangementPart = 'agenda-order'
export const itemPrefix = 'agenda/'

/** An edit of one item, and its author. */
interface ItemEdit {
  readonly version: number
  /** The reason for which the item was dropped; null: it stays. */
  readonly dropped: string | null
  readonly comment: string | null
  readonly actor: string
}

/** All edits of a meeting's agenda. */
export interface AgendaEdits {
  /** The keys of the items in the order that the secretary chose. */
  readonly order: readonly string[]
  readonly orderVersion: number
  /** The edits by the key that the item had when it was edited, in the order in which they were written. */
  readonly items: ReadonlyMap<string, ItemEdit>
  /** Targets that the secretary added. */
  readonly added: ReadonlySet<string>
}

/** The edits of a meeting's agenda. One query. */
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
