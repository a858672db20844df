import type { Indicator } from '../catalogue/indicator.ts'
import type { AbsenceReason, Observation, ObservationStatus } from '../series/observation.ts'
import type { Period } from '../period.ts'
import type { Target } from '../catalogue/target.ts'

export type ErrorCode =
  | 'bad-value'
  | 'too-many-digits'
  | 'too-many-decimals'
  | 'negative-value'
  | 'above-ceiling'
  | 'reason-needed'
  | 'not-a-share'
  | 'share-incomplete'
  | 'denominator-not-positive'
  | 'share-disagrees'
  | 'duplicate-cell'
  | 'wrong-frequency'
  | 'not-collected'
  | 'period-not-ended'
  | 'contradicts-parts'

export type QueryCode =
  | 'year-to-date-falls'
  | 'year-to-date-exceeds'
  | 'own-period-differs'
  | 'scale-slip'
  | 'far-from-target'
  | 'far-from-neighbours'
  | 'large-change'
  | 'outlier'
  | 'stock-falls'
  | 'unchanged'
  | 'exactly-on-target'
  | 'above-closed-list'
  | 'jump-at-due'
  | 'parts-differ'
  | 'outside-parts'
  | 'growth-disagrees'
  | 'denominator-changes'

/** What a check has to say about one cell. `error` 强制性: must be fixed. `query` 核实性: must be explained. */
export interface Finding {
  readonly code: ErrorCode | QueryCode
  readonly severity: 'error' | 'query'
  /** Position in the cells that were checked, from 0. */
  readonly cell: number
  readonly field: 'value' | 'period' | 'reason' | 'numerator' | 'denominator'
  /** Chinese: the numbers, and what to do. */
  readonly message: string
  /** The value that the form offers to put in its place: 93.57 for 93.567. */
  readonly instead?: string
}

/** A cell about to be saved, with what is known around it: what a check of its form takes. */
export interface ProposedCell {
  readonly indicator: Indicator
  readonly region: string
  readonly period: Period
  /** As typed or posted; null also where a share is computed. */
  readonly value: string | number | null
  /** What a share is computed from, as typed or posted. */
  readonly numerator?: string | number
  readonly denominator?: string | number
  readonly reason?: AbsenceReason
  /** `B` marks the first value by a new 口径, compared with nothing before it. */
  readonly status?: ObservationStatus
  /** Revisions known of this indicator and region, any periods, in any order. */
  readonly series: readonly Observation[]
  /** Targets on this indicator in this region. */
  readonly targets: readonly Target[]
}

/** A value of the series, by the number of its period. */
export interface SeriesPoint {
  readonly index: number
  readonly value: string | number
  /** The first value by a new 口径. */
  readonly breaks?: boolean
}

/** A cell whose value reads well, beside the values around it: what a check of its own series takes. */
export interface EnteredCell {
  /** Position in the cells that were checked. */
  readonly cell: number
  readonly proposed: ProposedCell
  /** Number of its period. */
  readonly index: number
  /** In canonical form. */
  readonly value: string
  /** The last points before it by its own 口径, oldest first: at least a year of them, where there are. */
  readonly earlier: readonly SeriesPoint[]
  /** The point after it. */
  readonly next?: SeriesPoint
}

export function error(code: ErrorCode, cell: number, field: Finding['field'], message: string): Finding {
  return { code, severity: 'error', cell, field, message }
}

export function query(
  code: QueryCode,
  cell: number,
  message: string,
  field: Finding['field'] = 'value',
): Finding {
  return { code, severity: 'query', cell, field, message }
}
