/** The facts by which a waiting figure is looked at before others. */
export interface ReviewRisk {
  /** Whether the checks have a question, or another counting rule or source stands against it. */
  readonly inQuestion: boolean
  /** Whether its approval would turn a light. */
  readonly turns: boolean
  /** Whether a light depends on it. */
  readonly judged: boolean
  /** The share by which it differs from the approved value, or from the value before; null where there is none. */
  readonly move: number | null
}

/**
 * The order in which waiting figures are looked at: first those in question, then those that would turn a light, then those on which a
 * light depends, then those that move most, or have nothing to move from. Rule W-12.
 */
export function byRisk(a: ReviewRisk, b: ReviewRisk): number {
  return (
    Number(b.inQuestion) - Number(a.inQuestion) ||
    Number(b.turns) - Number(a.turns) ||
    Number(b.judged) - Number(a.judged) ||
    (b.move ?? Infinity) - (a.move ?? Infinity) ||
    0
  )
}

/** The share by which a value differs from one before. A first value, a missing one, and one from 0 have none. */
export function shareMoved(value: number | null, before: number | null): number | null {
  return value === null || before === null || before === 0 ? null : Math.abs((value - before) / before)
}
