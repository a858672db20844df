import type { ComputedIndicator } from '../../catalogue/formula.ts'
import { endDayAt, isCoarser, lastIndexEndedBy, periodAt, periodIndex } from '../../period.ts'
import type { Observation, ObservationStatus, Provenance } from '../observation.ts'
import { isPending } from '../series.ts'
import { beginsIn, componentCells, componentSeries } from './component-cells.ts'
import type { ComponentCell, FormulaComponent } from './component-cells.ts'
import { computedValue } from './computed-value.ts'

/** A revision of a result, with the revisions of the components from which it was computed. */
export interface ComputedObservation<Known extends Observation> {
  readonly observation: Observation
  readonly from: readonly Known[]
}

/**
 * The known results of a computed indicator in one region. A period with all components approved has an approved result; where one of them
 * waits for review, there is also a result that waits with it. A period that lacks a component has none. Rules M-2 to M-6.
 */
export function computedSeries<Known extends Observation>(
  indicator: ComputedIndicator,
  components: readonly FormulaComponent<Known>[],
): ComputedObservation<Known>[] {
  const approved = resultsOf(indicator, components, 'approved')
  if (!components.some(({ observations }) => observations.some(isPending))) return approved
  const pending = new Set<Observation>()
  const handedIn = components.map(({ indicator: of, observations }) => ({
    indicator: of,
    observations: observations.map((each) => {
      if (!isPending(each)) return each
      const standing = { ...each, state: 'approved' as const }
      pending.add(standing)
      return standing
    }),
  }))
  const waiting = resultsOf(indicator, handedIn, 'submitted').filter(({ from }) =>
    from.some((each) => pending.has(each)),
  )
  return [...approved, ...waiting]
}

function resultsOf<Known extends Observation>(
  indicator: ComputedIndicator,
  components: readonly FormulaComponent<Known>[],
  state: 'approved' | 'submitted',
): ComputedObservation<Known>[] {
  const series = components.map(componentSeries)
  const periods = indexesOf(indicator, components)
  return periods.flatMap((index) => {
    const cells = componentCells(indicator, series, index)
    const isWhole = cells.length >= needed(indicator) && cells.every(({ observation }) => observation)
    return isWhole ? [resultOf(indicator, cells, { index, state })] : []
  })
}

/** The number of cells that a result needs: growth needs its base, every other result each of its components. */
function needed({ formula }: ComputedIndicator): number {
  return formula.kind === 'growth' ? 2 : formula.of.length
}

/** The numbers of the result's periods for which the components have values; a value of lower frequency serves for several. */
function indexesOf<Known extends Observation>(
  { frequency }: ComputedIndicator,
  components: readonly FormulaComponent<Known>[],
): number[] {
  const found = new Set<number>()
  const finest = components.filter(({ indicator }) => !isCoarser(indicator.frequency, frequency))
  for (const { observations } of finest)
    for (const { period } of observations) {
      const end = endDayAt(period.frequency, periodIndex(period))
      const index = lastIndexEndedBy(frequency, end)
      if (endDayAt(frequency, index) === end) found.add(index)
    }
  return [...found].sort((a, b) => a - b)
}

function resultOf<Known extends Observation>(
  indicator: ComputedIndicator,
  cells: readonly ComponentCell<Known>[],
  { index, state }: { readonly index: number; readonly state: 'approved' | 'submitted' },
): ComputedObservation<Known> {
  const from = cells.map(({ observation }) => observation!)
  const value = computedValue(indicator, cells)
  const isBreak =
    indicator.formula.kind !== 'growth' &&
    cells.some((cell) => cell.observation!.status === 'B' && beginsIn(cell, indicator.frequency, index))
  const sequence = sequenceOf(cells, isBreak)
  return {
    from,
    observation: {
      period: periodAt(indicator.frequency, index),
      ...value,
      status: value.value === null ? 'M' : isBreak ? 'B' : leastCertain(from),
      // The first revisions of all components make the first of the result, and each further one another.
      revision: from.reduce((sum, { revision }) => sum + revision, 1 - from.length),
      state,
      provenance: provenanceOf(from),
      ...(sequence === undefined ? {} : { sequence }),
    },
  }
}

/** The statuses from the least certain on: a result has the least certain status of its components. */
const byCertainty: readonly ObservationStatus[] = ['E', 'I', 'P', 'D']

function leastCertain(from: readonly Observation[]): ObservationStatus {
  return byCertainty.find((status) => from.some((each) => each.status === status)) ?? 'A'
}

function provenanceOf(from: readonly Observation[]): Provenance {
  if (from.some(({ provenance }) => provenance === 'demo')) return 'demo'
  return from.every(({ provenance }) => provenance === 'published') ? 'published' : 'reported'
}

/**
 * The place of a result in the order of entries: that of the component whose definition changed, by which restated values are recognised,
 * otherwise that of the last component. Rule G-7.
 */
function sequenceOf<Known extends Observation>(
  cells: readonly ComponentCell<Known>[],
  isBreak: boolean,
): number | undefined {
  const broken = cells.filter(({ series }) => series.breaks.length > 0)
  if (isBreak) {
    const entered = broken.flatMap(({ series, period }) =>
      series.breaks
        .filter(({ index }) => index === periodIndex(period))
        .flatMap(({ entered }) => entered ?? []),
    )
    if (entered.length > 0) return Math.min(...entered)
  }
  const sequences = (all: readonly ComponentCell<Known>[]) =>
    all.flatMap(({ observation }) => observation!.sequence ?? [])
  const [own, all] = [sequences(broken), sequences(cells)]
  if (own.length > 0) return Math.min(...own)
  return all.length > 0 ? Math.max(...all) : undefined
}
