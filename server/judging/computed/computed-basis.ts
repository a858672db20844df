import { seriesKey, type SeriesName } from '#metrics/catalogue/cell-key.ts'
import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { formulaText, isComputed } from '#metrics/catalogue/formula.ts'
import { targetFor } from '#metrics/catalogue/span-periods.ts'
import { formatPeriod, lastPeriodEndedBy, periodIndex, type Period } from '#metrics/period.ts'
import {
  componentCells,
  componentSeries,
  type ComponentCell,
} from '#metrics/series/computed/component-cells.ts'
import { seriesThrough } from '#metrics/series/computed/series-through.ts'
import { isPending } from '#metrics/series/series.ts'
import type { Observation } from '#metrics/series/observation.ts'
import type { Why } from '../../contract/why.ts'
import { figureAsText, numberOf } from '../../db/observations/observation-row.ts'
import type { JudgedTarget } from '../judge.ts'
import { componentsOf } from '../known-series.ts'
import type { View } from '../view.ts'

/** The components of a computed indicator's judged value, or of the value that it lacks; null for a reported indicator. Rule M-8. */
export async function computedBasis(
  view: View,
  { catalogued, assessment }: Pick<JudgedTarget, 'catalogued' | 'assessment'>,
): Promise<Why['computed']> {
  const { index, at } = view
  const { record, target } = catalogued
  const { indicator } = target
  if (!isComputed(indicator)) return null
  const period = shownPeriod(assessment) ?? lastPeriodEndedBy(at, indicator.frequency)
  const years = { from: period.year, to: period.year }
  const known = await componentsOf(view, [{ ...record, ...years }])
  const components = indicator.formula.of.map((id) => ({
    indicator: index.indicators.get(id)!,
    observations: seriesThrough<Observation>(id, {
      indicators: index.indicators,
      observationsOf: (one) => known.get(seriesKey({ ...record, indicator: one })) ?? [],
      asComponent: ({ observation }) => observation,
    }),
  }))
  const cells = componentCells(indicator, components.map(componentSeries), periodIndex(period))
  return {
    formula: formulaText(indicator.formula, (id) => index.indicators.get(id)!.name),
    period: formatPeriod(period, 'sdmx'),
    components: cells.map((cell) => componentOf(index, record, cell)),
  }
}

/** The period whose components are shown: the judged one, or without a current value the period that is owed. */
function shownPeriod({ light, period, expected }: JudgedTarget['assessment']): Period | undefined {
  const judged = light === 'overdue' ? null : period
  return judged ?? expected?.period ?? period ?? undefined
}

function componentOf(
  index: CatalogueIndex,
  { region }: SeriesName,
  { indicator, period, observation, observations }: ComponentCell<Observation>,
): NonNullable<Why['computed']>['components'][number] {
  const waits = observations.some(
    (each) =>
      isPending(each) &&
      each.period.frequency === period.frequency &&
      periodIndex(each.period) === periodIndex(period) &&
      each.revision > (observation?.revision ?? 0),
  )
  const targets = index.targetsOn(indicator.id, region)
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    decimals: indicator.decimals,
    region,
    period: formatPeriod(period, 'sdmx'),
    value: numberOf(figureAsText(observation?.value)),
    reason: observation?.reason ?? null,
    status: observation?.status ?? null,
    waits,
    target: (targetFor(targets, period) ?? targets[0])?.record.id ?? null,
  }
}
