/** Why a target is on the agenda, in the order of the agenda; one that somebody added stands behind all else. Rule J-2. */
const ofTargets = [
  'newly-red',
  'red',
  'overdue-report',
  'unlikely',
  'contradiction',
  'below-median',
  'due-soon',
  'returned-value',
  'unexplained-value',
  'light-revised',
  'recovered',
  'newly-met',
] as const

/** Why an action item is on it. Rules J-7 and X-7. */
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
/** Kinds that only a target can have. */
export type TargetKind = (typeof ofTargets)[number] | 'added'

/** What an item of a kind is about. */
export function agendaSubjectOf(kind: AgendaKind): 'target' | 'milestones' | 'order' {
  if (kind === 'milestones-due') return 'milestones'
  return (ofOrders as readonly AgendaKind[]).includes(kind) ? 'order' : 'target'
}

/** Kinds of how a target stands as a whole: when it stands otherwise, it comes onto the agenda under another of them. */
const standing: ReadonlySet<AgendaKind> = new Set([
  'newly-red',
  'red',
  'overdue-report',
  'unlikely',
  'below-median',
  'recovered',
  'newly-met',
])

/** What an item of a kind goes on as when its kind changes: how a target stands, what is asked of its value, an order, or its kind alone. */
export function lineOfKind(kind: AgendaKind): string {
  if (standing.has(kind)) return 'standing'
  if (kind === 'returned-value' || kind === 'unexplained-value') return 'value'
  return agendaSubjectOf(kind) === 'order' ? 'order' : kind
}

/** Items of all kinds as the rule orders them: by kind, and within one as they came. Rule J-3. */
export function sortedByKind<Item extends { readonly kind: AgendaKind }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => agendaKinds.indexOf(a.kind) - agendaKinds.indexOf(b.kind))
}
