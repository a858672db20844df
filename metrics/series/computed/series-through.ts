import { isComputed, type ComputedIndicator } from '../../catalogue/formula.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import type { Observation } from '../observation.ts'
import { computedSeries, type ComputedObservation } from './computed-series.ts'

/** The series and functions from which a result is computed, in its region. */
export interface Computing<Known extends Observation> {
  readonly indicators: ReadonlyMap<string, Indicator>
  /** The known revisions of a reported indicator. */
  readonly observationsOf: (indicator: string) => readonly Known[]
  /** Makes of a result the revision that serves as a component of another result. */
  readonly asComponent: (result: ComputedObservation<Known>, indicator: ComputedIndicator) => Known
}

/** The known values of an indicator in a region, computed through all steps of its formula. Rule M-2. */
export function seriesThrough<Known extends Observation>(
  id: string,
  computing: Computing<Known>,
): readonly Known[] {
  const { indicators, observationsOf, asComponent } = computing
  const indicator = indicators.get(id)
  if (!indicator || !isComputed(indicator)) return observationsOf(id)
  const components = indicator.formula.of.map((of) => ({
    indicator: indicators.get(of)!,
    observations: seriesThrough(of, computing),
  }))
  return computedSeries(indicator, components).map((result) => asComponent(result, indicator))
}
