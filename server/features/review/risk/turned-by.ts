import { assess } from '#metrics/assessment.ts'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import type { Observation } from '#metrics/series/observation.ts'
import { withApproved } from '#metrics/series/supposed-revision.ts'
import { revisionFigureOf, type ObservationRow } from '../../../db/observations/observation-row.ts'
import { inPortions } from '../../../event-loop-turns.ts'
import { briefsOf, type Brief } from '../../../judging/judge.ts'
import type { View } from '../../../judging/view.ts'

/** The number of targets that are judged at a time. */
const inOneGo = 16

/** The rows, of the page that is shown, whose approval would turn the light of a target on their own series now. Rule W-12. */
export async function turnedBy(
  view: View,
  rows: readonly ObservationRow[],
): Promise<ReadonlySet<ObservationRow>> {
  const { index, at } = view
  const rule = index.lightRuleAt(at)
  const targets = new Map(
    rows
      .flatMap(({ indicator, region }) => index.targetsOn(indicator, region))
      .map((one) => [one.record.id, one]),
  )
  const ofSeries = Map.groupBy(rows, seriesKey)
  const turned = new Set<ObservationRow>()
  const lightOf = ({ input }: Brief, observations: readonly Observation[]) =>
    assess({ ...input, observations, rule }).light
  for await (const portion of inPortions([...targets.values()], inOneGo)) {
    for (const brief of await briefsOf(view, portion)) {
      const { observations } = brief.input
      const before = lightOf(brief, observations)
      for (const row of ofSeries.get(seriesKey(brief.catalogued.record)) ?? []) {
        if (!turned.has(row) && lightOf(brief, withApproved(observations, revisionFigureOf(row))) !== before)
          turned.add(row)
      }
    }
  }
  return turned
}
