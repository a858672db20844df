import type { Finding } from '../../contract/review.ts'
import type { ObservationRow } from './observation-row.ts'

/** The kinds of ledger entries on a revision. A token's value is stored and approved by one entry. */
export const observationKinds = {
  draft: 'observation.drafted',
  withdrawn: 'observation.withdrawn',
  submitted: 'observation.submitted',
  cleared: 'observation.cleared',
  approved: 'observation.approved',
  endorsed: 'observation.endorsed',
  'sent-back': 'observation.sent-back',
  returned: 'observation.returned',
  recalled: 'observation.recalled',
  revoked: 'observation.revoked',
} as const

/** The payload of an observation's ledger entry: the whole revision, so that the ledger alone can rebuild every figure. */
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
  /** The numerator of a share; absent where it was not given, so that earlier payloads stay as they were. */
  readonly numerator?: string | null
  readonly denominator?: string | null
  /** Why it replaces an approved value; absent where it does not, and in entries of earlier releases. */
  readonly correction?: string | null
  readonly note: string | null
  readonly provenance: string
  readonly findings: readonly Finding[] | null
  /** The reason of a return, of a sending back or of a revocation. */
  readonly returnReason?: string
  /** The level of a decision, and the one from which the revision waits after it; absent where the scheme names none. */
  readonly level?: number
  readonly waitsFrom?: number
}

/** The payload of an entry without what a decision tells: the revision as it was entered. */
export type RevisionEvent = Omit<ObservationEvent, 'returnReason' | 'level' | 'waitsFrom'>

type Stored = Omit<RevisionEvent, 'findings'> & Pick<ObservationRow, 'findings'>

/** The event of a row. Its keys are in a fixed order, so that equal rows have equal payloads. */
export function eventOf(row: Stored): RevisionEvent {
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
    ...(row.correction == null ? {} : { correction: row.correction }),
    note: row.note,
    provenance: row.provenance,
    findings: row.findings === null ? null : (JSON.parse(row.findings) as Finding[]),
  }
}

/** Indicator and region of a subject, without reading the payload. */
export function cellOfSubject(subject: string): { indicator: string; region: string } {
  const [indicator = '', region = ''] = subject.split('/')
  return { indicator, region }
}

/** The subject of an entry: one revision of one cell. */
export function subjectOf(
  cell: Pick<ObservationRow, 'indicator' | 'region' | 'period' | 'revision'>,
): string {
  return `${cell.indicator}/${cell.region}/${cell.period}/${cell.revision}`
}

/** The pattern (SQL LIKE) of the subjects of all revisions of cells; what is absent may be any. */
export function subjectPattern({
  indicator = '%',
  region = '%',
  period = '%',
}: {
  readonly indicator?: string | undefined
  readonly region?: string | undefined
  readonly period?: string | undefined
}): string {
  return `${indicator}/${region}/${period}/%`
}
