import { agendaKinds, type AgendaKind } from '#metrics/agenda/agenda.ts'
import { agendaKindWords } from '#metrics/wording/judging/agenda.ts'
import type { AgendaItem } from '#server/contract/meetings.ts'

export interface AgendaGroup {
  readonly kind: AgendaKind
  readonly word: string
  /** With the number that each has on the whole agenda. */
  readonly items: readonly (AgendaItem & { readonly number: number })[]
}

/** An agenda by kinds, in its order; kinds without an item are left out. */
export function agendaGroups(items: readonly AgendaItem[]): AgendaGroup[] {
  const numbered = items.map((item, place) => ({ ...item, number: place + 1 }))
  return agendaKinds
    .map((kind) => ({
      kind,
      word: agendaKindWords[kind],
      items: numbered.filter((item) => item.kind === kind),
    }))
    .filter(({ items }) => items.length > 0)
}
