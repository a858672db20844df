import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { targetFor } from '#metrics/catalogue/span-periods.ts'
import { lookedBack } from '#metrics/checks/year-before.ts'
import { formatPeriod, shiftPeriod, type Frequency, type Period } from '#metrics/period.ts'
import { newestStoodBy } from '#metrics/series/standing.ts'
import type { FilingCell } from '../../contract/filings.ts'
import {
  observationOf,
  recordOf,
  stateAsOf,
  type ObservationRow,
} from '../../db/observations/observation-row.ts'
import type { SeriesSpan } from '../../db/observations/known-revisions.ts'
import type { View } from '../../judging/view.ts'
import type { OwedCell } from '#metrics/reporting/owed-cells.ts'

/** The years of the series that are shown beside a cell: its own, two before it, and its target's span from a year before its start. */
export function spanBeside({ index }: Pick<View, 'index'>, cell: OwedCell, period: Period): SeriesSpan {
  const { spanYear } = targetOf(index, cell, period)
  const from = Math.min(spanYear - 1, period.year - 2)
  return { indicator: cell.indicator.id, region: cell.region, from, to: period.year }
}

function targetOf(index: CatalogueIndex, { indicator, region }: OwedCell, period: Period) {
  const target = targetFor(index.targetsOn(indicator.id, region), period)?.record ?? null
  return { target, spanYear: Number(target?.start.slice(0, 4) ?? period.year) }
}

/** A cell of a filing with its figures of the past: `rows` of its series, and `current`, its newest revision or draft. */
export function filingCell(
  { index, asOf: sequence }: Pick<View, 'index' | 'asOf'>,
  cell: OwedCell,
  period: Period,
  rows: readonly ObservationRow[],
  current: ObservationRow | undefined,
): Omit<FilingCell, 'transitions' | 'waitsAt' | 'nobodyReviews' | 'question' | 'actorName'> {
  const { indicator, region } = cell
  const { target, spanYear } = targetOf(index, cell, period)
  const known = standing(rows, indicator.frequency, sequence)
  const recordAt = (at: Period) => {
    const row = known.get(formatPeriod(at, 'sdmx'))
    return row ? recordOf(row, sequence) : null
  }
  const text = formatPeriod(period, 'sdmx')
  const earlier = [...known.values()].filter((row) => row.period < text)
  const inSpan = earlier.filter((row) => target && row.period.slice(0, 4) >= String(spanYear - 1))
  const next = [...known.values()].find((row) => row.period > text)
  const shown = lookedBack(indicator.frequency)
  return {
    indicator: indicator.id,
    region,
    name: indicator.name,
    regionName: index.regions.get(region)?.name ?? region,
    unit: indicator.unit,
    decimals: indicator.decimals,
    countingRule: indicator.countingRule?.text ?? null,
    current: current ? recordOf(current, sequence) : null,
    returned: lastReturned(rows, text, sequence),
    previous: recordAt(shiftPeriod(period, -1)),
    yearBefore: recordAt({ ...period, year: period.year - 1 }),
    history: earlier.slice(-shown).map((row) => knownValue(row, sequence)),
    earlierInSpan: inSpan.slice(0, -shown).map((row) => knownValue(row, sequence)),
    next: next ? knownValue(next, sequence) : null,
    target: target && {
      id: target.id,
      value: Number(target.value),
      due: target.due ?? null,
      name: target.name,
    },
  }
}

function knownValue(row: ObservationRow, sequence: number): NonNullable<FilingCell['next']> {
  const { period, value, numerator, denominator, status, provenance, bound } = recordOf(row, sequence)
  return { period, value, numerator, denominator, status, provenance, bound, sequence: row.sequence }
}

/** The newest revision of a period, if it was returned; null where a later one waits or stands. */
function lastReturned(
  rows: readonly ObservationRow[],
  period: string,
  sequence: number,
): FilingCell['returned'] {
  const newest = rows.filter((row) => row.period === period).sort((a, b) => b.revision - a.revision)[0]
  return newest && stateAsOf(newest, sequence) === 'returned' ? recordOf(newest, sequence) : null
}

/** The newest revision of each period that its organisation stands by, in the order of time. */
function standing(
  rows: readonly ObservationRow[],
  frequency: Frequency,
  sequence: number,
): Map<string, ObservationRow> {
  const revisions = rows.map((row) => {
    const { period, revision, state } = observationOf(row, sequence)
    return { period, revision, state, row }
  })
  const inOrder = [...newestStoodBy(revisions, frequency)].sort(([a], [b]) => a - b)
  return new Map(inOrder.map(([, { row }]) => [row.period, row]))
}
