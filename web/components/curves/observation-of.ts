import type { Observation } from '#metrics/series/observation.ts'
import { parsePeriod } from '#metrics/period.ts'
import type { ObservationRecord } from '#server/contract/observations.ts'

type RecordFigure = Pick<
  ObservationRecord,
  | 'period'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'reason'
  | 'status'
  | 'bound'
  | 'revision'
  | 'state'
  | 'provenance'
  | 'sequence'
>

/** A record of the server in the form that `metrics` works with; undefined where its period cannot be read. */
export function observationOfRecord(record: RecordFigure): Observation | undefined {
  const period = parsePeriod(record.period)
  if (!period) return undefined
  const { value, numerator, denominator, reason, status, bound, revision, state, provenance, sequence } =
    record
  return {
    period,
    value,
    ...(reason === null ? {} : { reason }),
    status,
    ...(bound === null ? {} : { bound }),
    ...(numerator === null || denominator === null ? {} : { numerator, denominator }),
    revision,
    state,
    provenance,
    sequence,
  }
}
