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

/** Items of all kinds as the rule orders them: by kind, and within one as they came. Rule J-3. */
export function inKindOrder<Item extends { readonly kind: AgendaKind }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => agendaKinds.indexOf(a.kind) - agendaKinds.indexOf(b.kind))
}
