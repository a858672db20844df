import { isReal, newestStoodBy } from '../series/standing.ts'
import type { Observation } from '../series/observation.ts'
import { partsOf } from '../series/share.ts'
import type { ShareParts } from '../series/share.ts'
import { checkedFigure } from './checked-figure.ts'
import type { ProposedCell } from './finding.ts'
import { seriesRefKey, type Relations, type SeriesRef } from './related-series.ts'
import { partsEntered } from './share-form.ts'

/** The figures known beside the cells of a batch. */
export interface Surroundings extends Relations {
  /** The known revisions of a series, in any order; empty where there are none. */
  readonly seriesOf: (indicator: string, region: string) => readonly Observation[]
}

/** A cell with a readable value: its place among the checked cells, the number of its period, and the value in canonical form. */
export interface SoundCell {
  readonly cell: number
  readonly proposed: ProposedCell
  readonly index: number
  readonly value: string
}

/** The figures of a batch and those known beside it, by series and number of the period. */
export interface FiguresAround {
  /** The proposed value, or else the one that its organisation stands by; 0 where the matter does not exist; undefined: none, or only a lower bound. */
  readonly at: (series: SeriesRef, index: number) => string | undefined
  /** The numerator and denominator of the value, if it is a share; 0 of 0 where the matter does not exist (不适用). Rule H-2. */
  readonly partsAt: (series: SeriesRef, index: number) => ShareParts | undefined
  readonly isProposed: (series: SeriesRef, index: number) => boolean
  /** The newest value before a period, and the number of its own period. */
  readonly newestBefore: (series: SeriesRef, index: number) => { index: number; value: string } | undefined
  /** The figures of a series, known and proposed, as if all of them were approved. */
  readonly standing: (series: SeriesRef) => readonly Observation[]
}

/** The figures of a batch and those around it. Demo values are left out: a real figure need not agree with a synthetic one. */
export function figuresAround(cells: readonly SoundCell[], around: Surroundings): FiguresAround {
  const proposed = Map.groupBy(cells, (cell) => seriesRefKey(cell.proposed))
  const proposedAt = new Map(
    [...proposed].map(([name, some]) => [name, new Set(some.map(({ index }) => index))]),
  )
  const known = new Map<string, ReadonlyMap<number, Observation>>()
  const seriesOf = (series: SeriesRef): ReadonlyMap<number, Observation> => {
    const name = seriesRefKey(series)
    const found = known.get(name)
    if (found) return found
    const real = around.seriesOf(series.indicator.id, series.region).filter(isReal)
    const newest = newestStoodBy(real, series.indicator.frequency)
    for (const { index, value, proposed: cell } of proposed.get(name) ?? []) {
      const status = cell.status ?? 'A'
      newest.set(index, { ...approved, status, period: cell.period, value, ...partsEntered(cell) })
    }
    known.set(name, newest)
    return newest
  }
  const inOrder = new Map<string, readonly { index: number; value: string }[]>()
  const orderOf = (series: SeriesRef) => {
    const name = seriesRefKey(series)
    const found = inOrder.get(name)
    if (found) return found
    const ordered = [...seriesOf(series)]
      .flatMap(([index, { value }]) => (value === null ? [] : [{ index, value: String(value) }]))
      .sort((a, b) => a.index - b.index)
    inOrder.set(name, ordered)
    return ordered
  }
  return {
    newestBefore: (series, index) => {
      const ordered = orderOf(series)
      let [from, to] = [0, ordered.length]
      while (from < to) {
        const middle = (from + to) >> 1
        if (ordered[middle]!.index < index) from = middle + 1
        else to = middle
      }
      return ordered[from - 1]
    },
    at: (series, index) => {
      const observation = seriesOf(series).get(index)
      if (!observation || observation.bound === 'lower') return undefined
      // A matter that does not exist adds nothing. Rule H-2.
      if (observation.value === null) return observation.reason === 'not-applicable' ? '0' : undefined
      return checkedFigure(String(observation.value), partsOf(observation), series.indicator)
    },
    partsAt: (series, index) => {
      const observation = seriesOf(series).get(index)
      if (!observation || observation.bound === 'lower') return undefined
      return observation.reason === 'not-applicable' ? { numerator: 0, denominator: 0 } : partsOf(observation)
    },
    isProposed: (series, index) => proposedAt.get(seriesRefKey(series))?.has(index) ?? false,
    standing: (series) => [...seriesOf(series).values()].map((each) => ({ ...each, state: 'approved' })),
  }
}

const approved = { revision: 1, state: 'approved', provenance: 'reported' } as const
