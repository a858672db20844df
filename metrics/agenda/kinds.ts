/** The reasons why a target is on the agenda, in the order of the agenda; an added target comes last. Rule J-2. */
const ofTargets = [
  'newly-red',
  'red',
  'overdue-report',
  'unlikely',
  // The organisation's own judgement contradicts the light (J-5).
  'contradiction',
  'below-median',
  'due-soon',
  'returned-value',
  'unexplained-value',
  'light-revised',
  'recovered',
  'newly-met',
] as const

/** The reasons why an action item is on the agenda. Rules J-7 and X-7. */
const ofOrders = [
  'order-overdue',
  'order-unanswered',
  'order-extension',
  'order-to-check',
  'order-extended',
  'order-due',
] as const

export const agendaKinds = [...ofTargets, 'milestones-due', ...ofOrders, 'added'] as const
export type AgendaKind = (typeof agendaKinds)[number]
/** The kinds of items on targets. */
export type TargetKind = (typeof ofTargets)[number] | 'added'

/** The subject of items of a kind. */
export function agendaSubjectOf(kind: AgendaKind): 'target' | 'milestones' | 'order' {
  if (kind === 'milestones-due') return 'milestones'
  return (ofOrders as readonly AgendaKind[]).includes(kind) ? 'order' : 'target'
}

/** The kinds that tell how a target stands as a whole; when it stands differently, its item gets another of them. */
const standing: ReadonlySet<AgendaKind> = new Set([
  'newly-red',
  'red',
  'overdue-report',
  'unlikely',
  'below-median',
  'recovered',
  'newly-met',
])

/**
 * The line of a kind, by which an item is recognised when its kind changes: the standing of a target, a question about its value, an
 * order, or the kind alone.
 */
export function lineOfKind(kind: AgendaKind): string {
  if (standing.has(kind)) return 'standing'
  if (kind === 'returned-value' || kind === 'unexplained-value') return 'value'
  return agendaSubjectOf(kind) === 'order' ? 'order' : kind
}

/** Items of all kinds in the order of the rule: by kind, and within one as they came. Rule J-3. */
export function sortedByKind<Item extends { readonly kind: AgendaKind }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => agendaKinds.indexOf(a.kind) - agendaKinds.indexOf(b.kind))
}
