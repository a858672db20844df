import { reporterOf, type Indicator } from '#metrics/catalogue/indicator.ts'
import { sourceDifference } from '#metrics/series/source-figures.ts'
import type { SourceFigure } from '../../contract/sources.ts'
import { publicRecordOf, stateAsOf, type ObservationRow } from '../../db/observations/observation-row.ts'

/** A source with its figure for a period, as far as it has one. */
interface SourceWithRow {
  readonly indicator: Indicator
  readonly row: ObservationRow | undefined
}

/**
 * A source as it is told beside the figure of another, or of itself, as known at `asOf`. `nameOf` names the reporter where nobody said whose
 * figures they are. Rules.
 */
export function toldSource(
  { indicator, row }: SourceWithRow,
  beside: SourceWithRow,
  { asOf, preferred, nameOf }: { asOf: number; preferred: boolean; nameOf: (organisation: string) => string },
): SourceFigure {
  const { id, unit, decimals, source } = indicator
  const cell = row ?? beside.row
  const isCompared = indicator !== beside.indicator && isExact(row) && isExact(beside.row)
  return {
    indicator: id,
    producer:
      source?.producer ?? nameOf(cell === undefined ? indicator.reporter : reporterOf(indicator, cell)),
    version: source?.version ?? null,
    method: source?.method ?? null,
    limits: source?.limits ?? null,
    ...{ preferred, unit, decimals },
    observation: row ? publicRecordOf(row, asOf) : null,
    difference: isCompared
      ? sourceDifference({ ...beside.indicator, value: beside.row.value }, { ...indicator, value: row.value })
      : null,
  }
}

/** The approved figure of a period among the known rows of a series. Rule A-2. */
export function approvedIn(
  rows: readonly ObservationRow[],
  period: string,
  asOf: number,
): ObservationRow | undefined {
  return rows.find((row) => row.period === period && stateAsOf(row, asOf) === 'approved')
}

/** Whether a row has a value that is no mere bound. */
function isExact(
  row: ObservationRow | undefined,
): row is ObservationRow & { readonly value: string; readonly bound: null } {
  return row !== undefined && row.value !== null && row.bound === null
}
