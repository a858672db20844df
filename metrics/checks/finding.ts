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

/** A finding of a check on one cell. `error` 强制性: must be fixed. `query` 核实性: must be explained. */
export interface Finding {
  readonly code: ErrorCode | QueryCode
  readonly severity: 'error' | 'query'
  /** The place among the checked cells, from 0. */
  readonly cell: number
  readonly field: 'value' | 'period' | 'reason' | 'numerator' | 'denominator'
  /** The numbers and what to do, in Chinese. */
  readonly message: string
  /** The value that the form offers instead: 93.57 for 93.567. */
  readonly instead?: string
}

/** A cell before it is stored, with the known figures around it, for the checks of its form. */
export interface ProposedCell {
  readonly indicator: Indicator
  readonly region: string
  readonly period: Period
  /** The value as typed or posted; null also where a share is computed. */
  readonly value: string | number | null
  /** The numerator of a share, as typed or posted. */
  readonly numerator?: string | number
  readonly denominator?: string | number
  readonly reason?: AbsenceReason
  /** `B` marks the first value by a new 口径, which is compared with nothing before it. */
  readonly status?: ObservationStatus
  /** The known revisions of this indicator and region, of any periods, in any order. */
  readonly series: readonly Observation[]
  /** The targets on this indicator in this region. */
  readonly targets: readonly Target[]
}

/** A value of the series, by the number of its period. */
export interface SeriesPoint {
  readonly index: number
  readonly value: string | number
  /** Whether it is the first value by a new 口径. */
  readonly breaks?: boolean
}

/** A cell with a readable value and the values around it, for the checks of its own series. */
export interface EnteredCell {
  /** The place among the checked cells. */
  readonly cell: number
  readonly proposed: ProposedCell
  /** The number of its period. */
  readonly index: number
  /** The value in canonical form. */
  readonly value: string
  /** The last points before it by the same 口径, oldest first: a year of them or more, if they exist. */
  readonly earlier: readonly SeriesPoint[]
  /** The known point after it, unless that is proposed too or begins a new 口径. */
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
