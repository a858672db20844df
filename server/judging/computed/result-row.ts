import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { formatPeriod, periodEnd } from '#metrics/period.ts'
import type { ComputedObservation } from '#metrics/series/computed/computed-series.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { figureAsText, type ObservationRow } from '../../db/observations/observation-row.ts'

/** An observation with the row of its revision or, where it was computed, of the result. */
export interface KnownObservation extends Observation {
  readonly row: ObservationRow
}

/** A computed result as a row of a revision: entered and decided with the last of its components, in its own place in the order of entries (G-7). */
export function resultRow(
  series: SeriesName,
  { observation, from }: ComputedObservation<KnownObservation>,
): ObservationRow {
  const rows = from.map(({ row }) => row)
  const last = (of: (row: ObservationRow) => number | null) =>
    rows.reduce((a, b) => ((of(b) ?? 0) > (of(a) ?? 0) ? b : a))
  const entered = last(({ sequence }) => sequence)
  const decided = last(({ decidedSequence }) => decidedSequence)
  const isApproved = observation.state === 'approved'
  const { value, reason, bound, numerator, denominator } = observation
  return {
    ...series,
    period: formatPeriod(observation.period, 'sdmx'),
    revision: observation.revision,
    periodEnd: periodEnd(observation.period),
    value: figureAsText(value),
    reason: reason ?? null,
    status: observation.status,
    bound: bound ?? null,
    correction: null,
    numerator: figureAsText(numerator),
    denominator: figureAsText(denominator),
    note: null,
    provenance: observation.provenance,
    findings: null,
    actor: entered.actor,
    at: entered.at,
    sequence: observation.sequence ?? entered.sequence,
    state: observation.state,
    submittedSequence: last(({ submittedSequence }) => submittedSequence).submittedSequence,
    decidedSequence: isApproved ? decided.decidedSequence : null,
    decidedBy: isApproved ? decided.decidedBy : null,
    decidedAt: isApproved ? decided.decidedAt : null,
    returnReason: null,
  }
}
