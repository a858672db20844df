import type { DecimalInput } from '../numbers/decimal.ts'
import type { Period } from '../period.ts'
import type { WorkflowState } from '../workflow/figure-workflow.ts'

/** SDMX CL_OBS_STATUS: A normal, P provisional, E estimated, B break, M missing, F forecast, I imputed, D definition differs. */
export type ObservationStatus = 'A' | 'P' | 'E' | 'B' | 'M' | 'F' | 'I' | 'D'

/** `published`: taken from an issuer's publication; `demo`: synthetic, labelled 演示数据 wherever it shows. */
export type Provenance = 'reported' | 'published' | 'demo'

/** Why there is no value. Absence is never 0 and never null without one of these. */
export type AbsenceReason =
  'not-due' | 'overdue' | 'not-collected' | 'not-applicable' | 'suppressed' | 'undefined-ratio'

/** One revision of a cell (indicator × region × period). A value is never updated: a revision is a new row. */
export interface Observation {
  readonly period: Period
  /** Exact decimal, or null with a `reason`. */
  readonly value: string | number | null
  readonly reason?: AbsenceReason
  readonly status: ObservationStatus
  /** The printed figure is only a lower bound ("超过21万座"): may prove that ≥ is met, never that it is not. */
  readonly bound?: 'lower'
  /** What a share was computed from, 158 of 166; both or neither. */
  readonly numerator?: DecimalInput
  readonly denominator?: DecimalInput
  /** Their quotient in the unit, to 40 digits, where the judge has worked it out. */
  readonly exact?: string
  readonly revision: number
  readonly state: WorkflowState
  readonly provenance: Provenance
  /** Place of its entry in the order of all that was entered; told where that order matters (G-7). */
  readonly sequence?: number
}
