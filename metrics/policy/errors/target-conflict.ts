import type { TargetRecord } from '../../catalogue/catalogue.ts'

/**
 * The conflict between two targets: `duplicate-target` states one commitment twice; `contradiction` gives one thing two different figures
 * of the same kind, or a floor above a ceiling. A floor and a ceiling above it do not conflict, nor do targets that begin on different
 * days, as a yearly flow and a stock on one series.
 */
export function conflictBetween(
  a: TargetRecord,
  b: TargetRecord,
): 'duplicate-target' | 'contradiction' | undefined {
  const sameThing =
    a.indicator === b.indicator && a.region === b.region && a.due === b.due && a.basis === b.basis
  if (!sameThing || a.start !== b.start) return undefined
  const [first, second] = [boundsOf(a), boundsOf(b)]
  const sameFigures = first.low === second.low && first.high === second.high
  if (sameFigures) return 'duplicate-target'
  const apart = first.low > second.high || second.low > first.high
  return apart || first.kind === second.kind ? 'contradiction' : undefined
}

interface Bounds {
  readonly kind: 'floor' | 'ceiling' | 'exact'
  readonly low: number
  readonly high: number
}

function boundsOf({ comparator, value, high }: TargetRecord): Bounds {
  const figure = Number(value)
  if (comparator === '>=' || comparator === '>') return { kind: 'floor', low: figure, high: Infinity }
  if (comparator === '<=' || comparator === '<') return { kind: 'ceiling', low: -Infinity, high: figure }
  return { kind: 'exact', low: figure, high: high === undefined ? figure : Number(high) }
}
