import type { ComputedIndicator } from '../../catalogue/formula.ts'
import type { Indicator } from '../../catalogue/indicator.ts'
import { endDayAt, isCoarser, lastIndexEndedBy, periodAt, periodIndex, periodsInYear } from '../../period.ts'
import type { Frequency, Period } from '../../period.ts'
import type { Observation } from '../observation.ts'
import { approvedAt, readSeries } from '../series.ts'
import type { Series } from '../series.ts'

/** A component of a result, with its known values in the result's region. */
export interface FormulaComponent<Known extends Observation> {
  readonly indicator: Indicator
  readonly observations: readonly Known[]
}

/** A component's approved values by period. */
export interface ComponentSeries<Known extends Observation> extends FormulaComponent<Known> {
  readonly series: Series
}

/** The cell of a component from which a period of the result is computed; `observation` is absent where it has no approved value. */
export interface ComponentCell<Known extends Observation> extends ComponentSeries<Known> {
  readonly period: Period
  readonly observation: Known | undefined
}

export function componentSeries<Known extends Observation>(
  component: FormulaComponent<Known>,
): ComponentSeries<Known> {
  const { indicator, observations } = component
  const indexes = observations
    .filter(({ period }) => period.frequency === indicator.frequency)
    .map(({ period }) => periodIndex(period))
  const [first, last] = indexes.length === 0 ? [0, -1] : [Math.min(...indexes), Math.max(...indexes)]
  return { ...component, series: readSeries(observations, indicator.frequency, first, last) }
}

/**
 * The cells from which a period of the result is computed, one for each component; for growth the period's own and that of the year
 * before, which is left out where that year has no such period. Rules M-2, M-4.
 */
export function componentCells<Known extends Observation>(
  { formula, frequency }: ComputedIndicator,
  components: readonly ComponentSeries<Known>[],
  index: number,
): ComponentCell<Known>[] {
  if (formula.kind !== 'growth')
    return components.map((component) => cellAt(component, componentIndex(component, frequency, index)))
  const { year, ordinal } = periodAt(frequency, index)
  const hasBase = ordinal <= periodsInYear(frequency, year - 1)
  const base = hasBase ? [periodIndex({ frequency, year: year - 1, ordinal })] : []
  return components.flatMap((component) => [index, ...base].map((at) => cellAt(component, at)))
}

/** Whether a cell's break begins in this period of the result, rather than in an earlier one. */
export function beginsIn<Known extends Observation>(
  cell: ComponentCell<Known>,
  frequency: Frequency,
  index: number,
): boolean {
  return componentIndex(cell, frequency, index - 1) !== periodIndex(cell.period)
}

/**
 * The number of a component's period: of the same frequency the same period, of a higher one the period that ends on the same day. Of a
 * lower one it is the last that has ended, or while that has no value the one before it: the population of the last year's end.
 */
function componentIndex<Known extends Observation>(
  { indicator, series }: ComponentSeries<Known>,
  frequency: Frequency,
  index: number,
): number {
  if (indicator.frequency === frequency) return index
  const last = lastIndexEndedBy(indicator.frequency, endDayAt(frequency, index))
  if (!isCoarser(indicator.frequency, frequency)) return last
  return approvedAt(series, last) === undefined && approvedAt(series, last - 1) ? last - 1 : last
}

function cellAt<Known extends Observation>(
  component: ComponentSeries<Known>,
  index: number,
): ComponentCell<Known> {
  const { frequency } = component.indicator
  return {
    ...component,
    period: periodAt(frequency, index),
    observation: approvedAt(component.series, index) as Known | undefined,
  }
}
