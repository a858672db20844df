import type { AgendaKind } from '#metrics/agenda/kinds.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import type { MeetingAgenda } from '#server/contract/meetings.ts'

export type AgendaRow = MeetingAgenda['items'][number]

/** An item about a target, with its figures. */
export type TargetRow = AgendaRow & {
  readonly target: string
  readonly figures: NonNullable<AgendaRow['figures']>
}

/** The items of an agenda that are about targets. */
export function targetItems(items: readonly AgendaRow[]): TargetRow[] {
  return items.filter((item): item is TargetRow => item.target !== null && item.figures !== null)
}

export interface AgendaGroup {
  readonly kind: AgendaKind
  readonly word: string
  /** The items of the group, each with its number on the whole agenda. */
  readonly items: readonly (AgendaRow & { readonly number: number })[]
}

/** The items of an agenda in their order, in groups of one kind; a rearranged agenda may have several groups of a kind. */
export function agendaGroups(items: readonly AgendaRow[]): AgendaGroup[] {
  const groups: { kind: AgendaKind; word: string; items: (AgendaRow & { number: number })[] }[] = []
  for (const [place, item] of items.entries()) {
    const { kind } = item
    if (groups.at(-1)?.kind !== kind) groups.push({ kind, word: agendaKindWords[kind], items: [] })
    groups.at(-1)!.items.push({ ...item, number: place + 1 })
  }
  return groups
}

/** The id of the element of a group, by its place. */
export const groupId = (place: number) => `agenda-${place}`

/** The keys after one of them was moved by some places, within the list. */
export function movedBy(keys: readonly string[], key: string, by: number): string[] {
  const from = keys.indexOf(key)
  const to = Math.max(0, Math.min(keys.length - 1, from + by))
  const rest = keys.filter((one) => one !== key)
  return from < 0 ? [...keys] : [...rest.slice(0, to), key, ...rest.slice(to)]
}

/** Whether the keys that both lists have stand in the same sequence. */
export function keepsSequence(there: readonly string[], keys: readonly string[]): boolean {
  const places = keys.map((key) => there.indexOf(key)).filter((place) => place >= 0)
  return places.every((place, at) => at === 0 || places[at - 1]! < place)
}
