import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { nameOfOrganisation } from '#metrics/catalogue/organisation-names.ts'
import type { SourceFigure } from '../../contract/sources.ts'
import type { ObservationRow } from '../../db/observations/observation-row.ts'
import { approvedIn, toldSource } from '../../judging/reasons/told-source.ts'
import type { View } from '../../judging/view.ts'

/** The series of the other sources of what a series measures. */
export function otherSources(
  { index }: Pick<View, 'index'>,
  { indicator, region }: SeriesName,
): SeriesName[] {
  const others = index.sourcesOf(indicator).filter(({ id }) => id !== indicator)
  return others.map(({ id }) => ({ indicator: id, region }))
}

/** What other sources say of the period of a revision, as far as it is approved, and how far that lies from the revision. Rule A-8. */
export function sourcesBeside(
  { index, asOf }: Pick<View, 'index' | 'asOf'>,
  row: ObservationRow,
  knownOf: (series: SeriesName) => readonly ObservationRow[],
): SourceFigure[] {
  const [judged] = index.sourcesOf(row.indicator)
  const own = { indicator: index.indicators.get(row.indicator)!, row }
  return otherSources({ index }, row).flatMap((series) => {
    const indicator = index.indicators.get(series.indicator)!
    const approved = approvedIn(knownOf(series), row.period, asOf)
    if (!approved) return []
    return toldSource({ indicator, row: approved }, own, {
      ...{ asOf, preferred: indicator === judged },
      nameOf: (organisation) => nameOfOrganisation(index, organisation),
    })
  })
}
