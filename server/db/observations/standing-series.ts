import type { Observation } from '#metrics/series/observation.ts'
import { isStoodBy, type WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { revisionFigureOf, type RevisionFigure } from './observation-row.ts'

/** A cell as it stands, whatever became of its earlier revisions. */
export interface StandingCell {
  /** SDMX form. */
  readonly period: string
  /** Number of the newest revision, whoever's draft it may be. */
  readonly newest: number
  /** Number of the newest that was not withdrawn, 0 where all were: what an edit can be based on. */
  readonly standing: number
  /** The newest that its organisation stands by: submitted or approved. */
  readonly figure: Observation | undefined
}

/** Which of a series' values are asked for: those of periods `first` to `last`, and before them some more. */
export interface Reach {
  readonly first: string
  readonly last: string
  /** At most so many periods before `first`, and none before `from`. */
  readonly before: number
  readonly from: string
}

/** The cells of a series in which something was ever entered, in time order. */
export class StandingSeries {
  readonly #cells: StandingCell[] = []

  get cells(): readonly StandingCell[] {
    return this.#cells
  }

  at(period: string): StandingCell | undefined {
    const cell = this.#cells[this.#placeOf(period)]
    return cell?.period === period ? cell : undefined
  }

  /** The values that are within reach, in time order. */
  within({ first, last, before, from }: Reach): Observation[] {
    const found: Observation[] = []
    let place = this.#placeOf(last)
    if (this.#cells[place]?.period !== last) place -= 1
    for (let remaining = before; place >= 0; place -= 1) {
      const { period, figure } = this.#cells[place]!
      if (period < from) break
      if (!figure) continue
      if (period < first && (remaining -= 1) < 0) break
      found.push(figure)
    }
    return found.reverse()
  }

  /** A revision, of those that are known of its cell in any order, in the state that it is in now. */
  take(revision: RevisionFigure): void {
    const { period, revision: number, state } = revision
    const place = this.#placeOf(period)
    const known = this.#cells[place]?.period === period ? this.#cells[place] : undefined
    const cell = {
      period,
      newest: Math.max(number, known?.newest ?? 0),
      standing: Math.max(state === 'withdrawn' ? 0 : number, known?.standing ?? 0),
      figure:
        isStoodBy(state as WorkflowState) && number >= (known?.figure?.revision ?? 0)
          ? revisionFigureOf(revision)
          : known?.figure,
    }
    this.#cells.splice(place, known ? 1 : 0, cell)
  }

  /** Of the first cell that is not before a period. Most ask for the last ones. */
  #placeOf(period: string): number {
    let [from, to] = [0, this.#cells.length]
    if (to > 0 && this.#cells[to - 1]!.period < period) return to
    while (from < to) {
      const middle = (from + to) >> 1
      if (this.#cells[middle]!.period < period) from = middle + 1
      else to = middle
    }
    return from
  }
}
