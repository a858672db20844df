import type { AbsenceReason, ObservationStatus } from '#metrics/series/observation.ts'
import { parsePeriod, periodEnd } from '#metrics/period.ts'
import type { Actor } from '../../../access/actor.ts'
import type { ImportMapping, ImportShown } from '../../../contract/imports.ts'
import type { Finding } from '../../../contract/review.ts'
import type { NewRevision } from '../../../db/observations/observation-row.ts'
import type { ImportRow } from './queries.ts'

/** How a program sends rows of values. */
export type RowsForm = 'ndjson' | 'sdmx-csv'

/** What is kept of an import beside its columns. */
export interface ImportBody extends Pick<
  ImportShown,
  | 'sheets'
  | 'mapping'
  | 'remembered'
  | 'sample'
  | 'read'
  | 'counts'
  | 'issuer'
  | 'provenance'
  | 'indicators'
  | 'regions'
  | 'periods'
> {
  /** Name of the sheet to recognise; absent: the first with a table. */
  readonly sheet?: string
  /** Rows that a program sent, each telling its cell by itself; absent: a table that is read by a mapping. */
  readonly rows?: RowsForm
  /** It is released once it is submitted: its sender may publish. */
  readonly releases?: true
  /** It is submitted once it is checked without an error. */
  readonly goesOn: boolean
  /** Of one who hands in own cells alone: which those are. */
  readonly own: Pick<Actor, 'organisations' | 'regions'> | null
  /** Lines of findings with which the file of what was read begins. */
  readonly findingLines: number
}

export const nothingCounted = {
  values: 0,
  absent: 0,
  revised: 0,
  converted: 0,
  same: 0,
  empty: 0,
  errors: 0,
  queries: 0,
} as const

export function bodyOf({ body }: Pick<ImportRow, 'body'>): ImportBody {
  return JSON.parse(body) as ImportBody
}

/** A mapping as a table of the same heads is read by again: the row of the heads is the new one's own. */
export function mappingAgain(proposed: ImportMapping, before: ImportMapping): ImportMapping {
  return { ...before, header: proposed.header, fixed: { ...before.fixed, ...proposed.fixed } }
}

/** A value as a line of the file of what was read: row and column, the cell, what it says, and what the checks asked. */
export type ValueLine = readonly [
  row: number,
  column: number,
  indicator: string,
  region: string,
  period: string,
  value: string | null,
  reason: AbsenceReason | null,
  status: ObservationStatus,
  bound: 'lower' | null,
  note: string | null,
  findings: readonly Finding[] | null,
  /** What a share was computed from. */
  parts?: readonly [numerator: string, denominator: string],
]

/** The revision that a line becomes. */
export function revisionOf(
  [, , indicator, region, period, value, reason, status, bound, note, findings, parts]: ValueLine,
  { issuer, provenance }: Pick<ImportBody, 'issuer' | 'provenance'>,
  revision: number,
): NewRevision {
  const said = [issuer, note ?? ''].filter((part) => part !== '').join('；')
  return {
    indicator,
    region,
    period,
    revision,
    periodEnd: periodEnd(parsePeriod(period)!),
    value,
    reason,
    status,
    bound,
    numerator: parts?.[0] ?? null,
    denominator: parts?.[1] ?? null,
    note: said === '' ? null : said,
    provenance,
    findings: findings === null ? null : JSON.stringify(findings),
    state: 'submitted',
  }
}
