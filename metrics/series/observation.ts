import type { DecimalInput } from '../numbers/decimal.ts'
import type { Period } from '../period.ts'
import type { WorkflowState } from '../workflow/figure-workflow.ts'

/** SDMX CL_OBS_STATUS: A normal, P provisional, E estimated, B break, M missing, F forecast, I imputed, D definition differs. */
export type ObservationStatus = 'A' | 'P' | 'E' | 'B' | 'M' | 'F' | 'I' | 'D'

/** Why a revision replaces an approved value: an error, another counting rule (口径), or the final figure. Rule W-13. */
export const correctionReasons = ['error', 'method', 'final'] as const
export type CorrectionReason = (typeof correctionReasons)[number]

/** `published`: taken from an issuer's publication; `demo`: synthetic, labelled 演示数据 wherever it is shown. */
export type Provenance = 'reported' | 'published' | 'demo'

/** The reason why there is no value. An absent value is never 0, and never null without one of these. */
export type AbsenceReason =
  'not-due' | 'overdue' | 'not-collected' | 'not-applicable' | 'suppressed' | 'undefined-ratio'

/** A revision of a cell (indicator × region × period). A value is never updated: a revision is a new row. */
export interface Observation {
  readonly period: Period
  /** An exact decimal, or null with a `reason`. */
  readonly value: string | number | null
  readonly reason?: AbsenceReason
  readonly status: ObservationStatus
  /** Present where it replaces an approved value. */
  readonly correction?: CorrectionReason
  /** Present where the printed figure is only a lower bound ("超过21万座"): it may prove that ≥ is met, never that it is not. */
  readonly bound?: 'lower'
  /** The numerator of a share, such as 158 of 166; given together with the denominator, or not at all. */
  readonly numerator?: DecimalInput
  readonly denominator?: DecimalInput
  /** The quotient of numerator and denominator in the unit, to 40 digits; present where it was computed for judging. */
  readonly exact?: string
  readonly revision: number
  readonly state: WorkflowState
  readonly provenance: Provenance
  /** The place of its entry in the order of all entries; given where that order matters (G-7). */
  readonly sequence?: number
}
