import { compareDecimals, Decimal } from '../numbers/decimal.ts'
import type { DecimalInput } from '../numbers/decimal.ts'
import type { Basis, Indicator } from './indicator.ts'

/** `range`: between value and high, both included. `about`: 左右, not worse than the value by more than 10 % of it. */
export type Comparator = '>=' | '>' | '=' | '<=' | '<' | 'range' | 'about'

/**
 * The schedule between the span's start and the due date. `points` give the share (0…1) planned at the end of a dated day, joined straight
 * or held until the next (`stepped`).
 */
export type PlannedCourse =
  | { readonly kind: 'linear' }
  | {
      readonly kind: 'points'
      readonly interpolation: 'straight' | 'stepped'
      readonly points: readonly { readonly date: string; readonly share: number }[]
    }

/** An indicator's commitment for a region by a due date, with the fields for judging. */
export interface Target {
  readonly id: string
  readonly indicator: Indicator
  readonly region: string
  readonly basis: Basis
  readonly comparator: Comparator
  /** An exact decimal in the indicator's unit. */
  readonly value: string
  /** The upper bound of a range. */
  readonly high?: string
  /** The first day of the span, `YYYY-MM-DD`. */
  readonly start: string
  /** The last day, `YYYY-MM-DD`; absent where the text gives none: the target is then listed, not judged. */
  readonly due?: string
  readonly plan?: PlannedCourse
  /** The baseline as printed; absent: the approved, exact value of the period before the first of the span, read live. */
  readonly baseline?: string
  /** The denominator of a share as printed: 166 家. */
  readonly denominator?: string
}

type CommitmentWithDirection = Pick<Target, 'comparator' | 'value' | 'high'> & {
  readonly indicator: Pick<Indicator, 'direction'>
}

/** The direction that leads to the target: 1 upwards, −1 downwards; from the comparator, otherwise from the indicator. Rule T-2. */
export function senseOf({ comparator, indicator }: CommitmentWithDirection): 1 | -1 {
  if (comparator === '>=' || comparator === '>') return 1
  if (comparator === '<=' || comparator === '<') return -1
  return indicator.direction === 'higher' ? 1 : -1
}

/** The value at which the target is reached; for 左右 the last value that is accepted, 10 % of it away. Rule T-1. */
export function thresholdOf(target: CommitmentWithDirection): string {
  if (target.comparator !== 'about') return target.value
  const value = new Decimal(target.value)
  return value.minus(value.abs().times(0.1).times(senseOf(target))).toString()
}

/** The upper bound of a range; a target without one is a single value. */
export function upperBound({ value, high }: Pick<Target, 'value' | 'high'>): string {
  return high ?? value
}

/**
 * Whether a value, unrounded, meets the target (GB/T 8170 全数值比较法; 民法典 1259: 以上、以下、以内 include the number). A lower bound (超过21万座) may prove
 * the target met, never missed: false then means "not proven". Rules T-1, T-3.
 */
export function meets(target: CommitmentWithDirection, value: DecimalInput, bound?: 'lower'): boolean {
  const { comparator } = target
  if (bound === 'lower' && (comparator === 'range' || senseOf(target) === -1)) return false
  if (comparator === 'range') {
    return compareDecimals(value, target.value) >= 0 && compareDecimals(value, upperBound(target)) <= 0
  }
  const compared = compareDecimals(value, thresholdOf(target)) * senseOf(target)
  return comparator === '>' || comparator === '<' ? compared > 0 : compared >= 0
}
