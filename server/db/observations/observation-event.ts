import type { Finding } from '../../contract/review.ts'
import type { ObservationRow } from './observation-row.ts'

/** What can happen to a revision. A token's value is stored and approved in one entry. */
export const observationKinds = {
  draft: 'observation.drafted',
  withdrawn: 'observation.withdrawn',
  submitted: 'observation.submitted',
  approved: 'observation.approved',
  returned: 'observation.returned',
  recalled: 'observation.recalled',
  revoked: 'observation.revoked',
} as const

/** Payload of an observation's ledger entry: the whole revision, so that the ledger alone can rebuild every figure. */
export interface ObservationEvent {
  readonly indicator: string
  readonly region: string
  readonly period: string
  readonly revision: number
  readonly periodEnd: string
  readonly value: string | null
  readonly reason: string | null
  readonly status: string
  readonly bound: string | null
  /** What a share was computed from; told only where it was, so that every other payload is what it always was. */
  readonly numerator?: string | null
  readonly denominator?: string | null
  readonly note: string | null
  readonly provenance: string
  readonly findings: readonly Finding[] | null
  /** Why it was returned, or its approval revoked. */
  readonly returnReason?: string
}

type Stored = Omit<ObservationEvent, 'findings' | 'returnReason'> & Pick<ObservationRow, 'findings'>

/** The event that tells of a row. Its keys come in one order, so that equal rows make equal payloads. */
export function eventOf(row: Stored): ObservationEvent {
  return {
    indicator: row.indicator,
    region: row.region,
    period: row.period,
    revision: row.revision,
    periodEnd: row.periodEnd,
    value: row.value,
    reason: row.reason,
    status: row.status,
    bound: row.bound,
    ...(row.numerator == null ? {} : { numerator: row.numerator }),
    ...(row.denominator == null ? {} : { denominator: row.denominator }),
    note: row.note,
    provenance: row.provenance,
    findings: row.findings === null ? null : (JSON.parse(row.findings) as Finding[]),
  }
}

/** Indicator and region of such a subject, without reading the payload. */
export function cellOfSubject(subject: string): { indicator: string; region: string } {
  const [indicator = '', region = ''] = subject.split('/')
  return { indicator, region }
}

/** Subject of the entry: one revision of one cell. */
export function subjectOf(
  cell: Pick<ObservationRow, 'indicator' | 'region' | 'period' | 'revision'>,
): string {
  return `${cell.indicator}/${cell.region}/${cell.period}/${cell.revision}`
}
