import { formatPeriod, lastPeriodEndedBy } from '#metrics/period.ts'
import type { SourceFigures } from '../../contract/sources.ts'
import type { JudgedTarget } from '../judge.ts'
import { knownSeries } from '../known-series.ts'
import type { View } from '../view.ts'
import { approvedIn, toldSource } from './told-source.ts'

/**
 * The figures of all sources for a target's judged period, or for the last one that has ended; null where nothing is said of sources.
 * Rule A-7.
 */
export async function sourcesOf(
  view: View,
  { catalogued, assessment }: Pick<JudgedTarget, 'catalogued' | 'assessment'>,
  nameOf: (organisation: string) => string,
): Promise<SourceFigures | null> {
  const { index, at, asOf } = view
  const { record, target } = catalogued
  const sources = index.sourcesOf(record.indicator)
  if (sources.length === 1 && !target.indicator.source) return null
  const period = assessment.period ?? lastPeriodEndedBy(at, target.indicator.frequency)
  const text = formatPeriod(period, 'sdmx')
  const spans = sources.map(({ id }) => ({
    ...{ indicator: id, region: record.region, from: period.year, to: period.year },
  }))
  const rows = await knownSeries(view, spans)
  const figures = sources.map((indicator) => {
    const own = rows.filter((row) => row.indicator === indicator.id)
    return { indicator, row: approvedIn(own, text, asOf) }
  })
  return {
    period: text,
    figures: figures.map((one, place) =>
      toldSource(one, figures[0]!, { asOf, preferred: place === 0, nameOf }),
    ),
  }
}
