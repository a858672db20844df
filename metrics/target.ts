import type { Basis, Indicator } from './indicator.ts'

/** `range`: between value and high, both included. `about`: 左右, not worse than the value by more than 10 % of it. */
export type Comparator = '>=' | '>' | '=' | '<=' | '<' | 'range' | 'about'

/**
 * The schedule between the span's start and the due date. `points` give the share (0…1) planned at the end of a
 * dated day, joined straight or held until the next (`stepped`).
 */
export type Plan =
  | { readonly kind: 'linear' }
  | {
      readonly kind: 'points'
      readonly interpolation: 'straight' | 'stepped'
      readonly points: readonly { readonly date: string; readonly share: number }[]
    }

/** An indicator's commitment for a region by a due date, as the judge needs it. */
export interface Target {
  readonly id: string
  readonly indicator: Indicator
  readonly region: string
  readonly basis: Basis
  readonly comparator: Comparator
  /** Exact decimal in the indicator's unit. */
  readonly value: string
  /** Upper bound of a range. */
  readonly high?: string
  /** First day of the span, `YYYY-MM-DD`. */
  readonly start: string
  /** Last day, `YYYY-MM-DD`; absent where the text gives none: the target is then listed, not judged. */
  readonly due?: string
  readonly plan?: Plan
  /** Baseline as printed; absent: the approved value of the period that ends the day before `start`, read live. */
  readonly baseline?: string
}
