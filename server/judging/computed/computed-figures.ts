import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { ComputedFigures } from '../../contract/live.ts'
import { greatestYear } from '../../db/observations/known-revisions.ts'
import { recordOf, stateAsOf } from '../../db/observations/observation-row.ts'
import { knownSeries } from '../known-series.ts'
import type { View } from '../view.ts'

/** The figures of a computed series that stand from a year on, without persons and notes. */
export async function computedFigures(
  view: View,
  series: SeriesName,
  from: number,
): Promise<ComputedFigures> {
  const rows = await knownSeries(view, [{ ...series, from, to: greatestYear }])
  const approved = rows.filter((row) => stateAsOf(row, view.asOf) === 'approved')
  const figures = approved.map((row) => {
    const { indicator, region, period, revision, value, numerator, denominator, bound } = recordOf(
      row,
      view.asOf,
    )
    const { reason, status, provenance, sequence: entered, decidedAt } = recordOf(row, view.asOf)
    return {
      ...{ indicator, region, period, revision, value, numerator, denominator, bound },
      ...{ reason, status, provenance, entered, approvedAt: decidedAt ?? '' },
    }
  })
  return { ...series, from, figures }
}
