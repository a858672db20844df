import type {
  AbsenceReason,
  CorrectionReason,
  Observation,
  ObservationStatus,
  Provenance,
} from '#metrics/series/observation.ts'
import type { WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { ObservationRecord } from '../../contract/observations.ts'
import type { Tables } from '../statements/reader.ts'

/** A revision of a cell, as it is stored. */
export type ObservationRow = Tables['observation']['$inferSelect']

/** A revision to be stored; the ledger gives it its sequence and time. */
export interface NewRevision extends Pick<
  ObservationRow,
  | 'indicator'
  | 'region'
  | 'period'
  | 'revision'
  | 'periodEnd'
  | 'value'
  | 'reason'
  | 'status'
  | 'bound'
  | 'numerator'
  | 'denominator'
  | 'note'
  | 'provenance'
  | 'findings'
  | 'correction'
> {
  readonly state: 'draft' | 'submitted' | 'cleared' | 'approved'
}

/** The state of a revision when the ledger stood at `asOf`, at or after the revision's own entry. */
export function stateAsOf(row: ObservationRow, asOf: number): WorkflowState {
  if (row.decidedSequence !== null && row.decidedSequence <= asOf) return row.state as WorkflowState
  return row.submittedSequence !== null && row.submittedSequence <= asOf ? 'submitted' : 'draft'
}

/** The fields of a revision that the judge and the checks need. */
export type RevisionFigure = Pick<
  ObservationRow,
  | 'period'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'reason'
  | 'status'
  | 'bound'
  | 'revision'
  | 'provenance'
  | 'state'
  | 'correction'
>

/** A revision for the judge, as known at `asOf`. */
export function observationOf(row: ObservationRow, asOf: number): Observation {
  return { ...revisionFigureOf({ ...row, state: stateAsOf(row, asOf) }), sequence: row.sequence }
}

/** A revision for the checks, as it stands. */
export function revisionFigureOf(row: RevisionFigure): Observation {
  const period = parsePeriod(row.period)
  if (!period) throw new Error(`Stored period cannot be read: ${row.period}`)
  return {
    period,
    value: row.value,
    ...(row.reason === null ? {} : { reason: row.reason as AbsenceReason }),
    status: row.status as ObservationStatus,
    ...(row.bound === 'lower' ? { bound: 'lower' as const } : {}),
    ...correctionTold(row),
    ...(row.numerator === null || row.denominator === null
      ? {}
      : { numerator: row.numerator, denominator: row.denominator }),
    revision: row.revision,
    state: row.state as WorkflowState,
    provenance: row.provenance as Provenance,
  }
}

/** A revision for the API, as known at `asOf`, without later decisions. */
export function recordOf(row: ObservationRow, asOf: number): ObservationRecord {
  const decided = row.decidedSequence !== null && row.decidedSequence <= asOf
  return {
    indicator: row.indicator,
    region: row.region,
    period: row.period,
    revision: row.revision,
    value: numberOf(row.value),
    numerator: numberOf(row.numerator),
    denominator: numberOf(row.denominator),
    reason: row.reason as AbsenceReason | null,
    status: row.status as ObservationStatus,
    bound: row.bound as 'lower' | null,
    ...correctionTold(row),
    note: row.note,
    provenance: row.provenance as Provenance,
    state: stateAsOf(row, asOf),
    actor: row.actor,
    at: row.at,
    decidedBy: decided ? row.decidedBy : null,
    decidedAt: decided ? row.decidedAt : null,
    returnReason: decided ? row.returnReason : null,
    sequence: row.sequence,
  }
}

/**
 * A revision as everybody who may read its value sees it. The reason of its return is left out; of those who entered and decided it only
 * their kind is told, and its note only where that is the source of a published figure.
 */
export function publicRecordOf(row: ObservationRow, asOf: number): ObservationRecord {
  const record = recordOf(row, asOf)
  const { actor, decidedBy } = record
  return {
    ...record,
    note: record.provenance === 'published' ? record.note : null,
    ...{ returnReason: null, actor: kindOf(actor) },
    decidedBy: decidedBy === null ? null : kindOf(decidedBy),
  }
}

/** The kind of an actor in place of a person's id, which is the login name. */
function kindOf(actor: string): string {
  return actor.replace(/^person:.*$/s, 'person')
}

/** The reason of correction of a row, as it is told where there is one. */
export function correctionTold({ correction }: { readonly correction: string | null }): {
  readonly correction?: CorrectionReason
} {
  return correction === null ? {} : { correction: correction as CorrectionReason }
}

/** A stored decimal as the API's number: at most 15 significant digits, so that nothing is lost. */
export function numberOf(value: string | null): number | null {
  return value === null ? null : Number(value)
}

/** A figure of an observation as its row holds it. */
export function figureAsText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
