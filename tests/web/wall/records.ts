import type { ObservationRecord } from '#server/contract/observations.ts'

/** An approved value of 肇庆's 5G base stations, with a test's changes. */
export function approvedRecord(change: Partial<ObservationRecord> = {}): ObservationRecord {
  return {
    indicator: 'zhaoqing-5g-base-stations',
    region: '441200',
    period: '2024-M10',
    revision: 1,
    value: 7812,
    numerator: null,
    denominator: null,
    reason: null,
    status: 'A',
    bound: null,
    note: null,
    provenance: 'reported',
    state: 'approved',
    actor: 'reporter',
    at: '2024-11-04T10:00:00.000+08:00',
    decidedBy: 'reviewer',
    decidedAt: '2024-11-04T14:31:08.000+08:00',
    returnReason: null,
    sequence: 12,
    ...change,
  }
}
