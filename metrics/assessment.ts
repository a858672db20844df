import type { Calendar } from './calendar.ts'
import type { Light, LightRule } from './light-rule.ts'
import type { Observation, ObservationStatus } from './observation.ts'
import type { Period } from './period.ts'
import type { Target } from './target.ts'

/** The step of SPEC.md's list of lights that decided, for `explain` and for tests. */
export type Decision =
  | 'unjudged'
  | 'not-started'
  | 'met-kept'
  | 'missed-at-due'
  | 'nothing-reported'
  | 'overdue'
  | 'met'
  | 'no-baseline'
  | 'gap'
  | 'attained-so-far'

/** All figures unrounded; completion, distance and schedule are fractions, gap is in percentage points. */
export interface Assessment {
  readonly target: string
  /** null: listed but not judged (undetermined basis or no due date). */
  readonly light: Light | null
  readonly completion: number | null
  readonly distance: number | null
  readonly schedule: number | null
  readonly gap: number | null
  /** The approved value that was judged, in the indicator's unit, and its period. */
  readonly value: number | null
  readonly period: Period | null
  readonly status: ObservationStatus | null
  /** x of the formula: value, or value − baseline for "new N" on a level series, or the sum since the span's start. */
  readonly achieved: number | null
  readonly baseline: { readonly value: number; readonly period: Period | null; readonly source: 'printed' | 'approved' } | null
  /** A later revision waits for review. */
  readonly pendingReview: boolean
  /** Any demo value went in. */
  readonly demo: boolean
  /** Last period whose deadline has passed, and that deadline; null for a series that nobody owes. */
  readonly expected: { readonly period: Period; readonly deadline: string } | null
  /** Whole days since the missed deadline; null unless overdue. */
  readonly overdueDays: number | null
  /** Months since the plan stood where we are; positive = behind. null where there is no schedule. */
  readonly lagMonths: number | null
  /** Units per step still needed to the due date, and the mean of the last steps (up to 3). */
  readonly pace: { readonly needed: number; readonly recent: number | null; readonly stepsLeft: number } | null
  /** Id of the light rule that judged. */
  readonly rule: string
  readonly why: { readonly decision: Decision; /** Bound that the gap met or failed, in percentage points. */ readonly cut?: number }
}

export interface AssessmentInput {
  readonly target: Target
  /** Revisions of the target's own indicator and region, in any order, as known at the view's `asOf`. */
  readonly observations: readonly Observation[]
  /** Reference date, `YYYY-MM-DD`. */
  readonly at: string
  readonly rule?: LightRule
  readonly calendar?: Calendar
}
