import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { AbsenceReason, ObservationStatus } from '#metrics/series/observation.ts'
import { parsePeriod, periodEnd } from '#metrics/period.ts'
import { correctionOf } from '#metrics/series/correction.ts'
import type { Actor } from '../../../access/actor.ts'
import type { ImportMapping, ImportShown } from '../../../contract/imports.ts'
import type { Finding } from '../../../contract/review.ts'
import type { NewRevision } from '../../../db/observations/observation-row.ts'
import type { StandingCell } from '../../../db/observations/standing-series.ts'
import type { ImportRow } from './queries.ts'

/** The formats in which a program sends rows of values. */
export type RowsForm = 'ndjson' | 'sdmx-csv'

/** The fields of an import that its row keeps as JSON. */
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
  /** The name of the sheet to read; absent: the first with a table. */
  readonly sheet?: string
  /** The format of rows that a program sent, each with its cell; absent: a table that is read by a mapping. */
  readonly rows?: RowsForm
  /** Whether the import is released as soon as it is submitted, because its sender may publish. */
  readonly releases?: true
  /** Whether the import is submitted as soon as it is checked without an error. */
  readonly goesOn: boolean
  /** The organisations and regions of a sender who may send own cells alone; null: every cell. */
  readonly own: Pick<Actor, 'organisations' | 'regions'> | null
  /** The number of lines with findings at the beginning of the outcome file. */
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

/** Whether several levels review figures of an import, which then cannot be decided on as a whole. Rule W-11. */
export function isReviewedByLevels({ indicators }: CatalogueIndex, row: Pick<ImportRow, 'body'>): boolean {
  return bodyOf(row).indicators.some((id) => indicators.get(id)?.reviewLevels !== undefined)
}

/** The mapping of an earlier table, for a new table with the same heads; the row of the heads and what is fixed follow the new table. */
export function mappingAgain(proposed: ImportMapping, before: ImportMapping): ImportMapping {
  return { ...before, header: proposed.header, fixed: { ...before.fixed, ...proposed.fixed } }
}

/** A value as a line of the outcome file: row and column, the cell, the value, and the findings of the checks. */
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
  /** Numerator and denominator of a share. */
  parts?: readonly [numerator: string, denominator: string],
]

/** The revision that a line is stored as; `cell` is what stands there. */
export function revisionOf(
  [, , indicator, region, period, value, reason, status, bound, note, findings, parts]: ValueLine,
  { issuer, provenance }: Pick<ImportBody, 'issuer' | 'provenance'>,
  cell: StandingCell | undefined,
): NewRevision {
  const said = [issuer, note ?? ''].filter((part) => part !== '').join('；')
  return {
    indicator,
    region,
    period,
    revision: (cell?.newest ?? 0) + 1,
    periodEnd: periodEnd(parsePeriod(period)!),
    value,
    reason,
    status,
    bound,
    correction: correctionOf(undefined, { status, provenance }, cell?.figure) ?? null,
    numerator: parts?.[0] ?? null,
    denominator: parts?.[1] ?? null,
    note: said === '' ? null : said,
    provenance,
    findings: findings === null ? null : JSON.stringify(findings),
    state: 'submitted',
  }
}
