import type { Observation } from '#metrics/series/observation.ts'
import { isStoodBy, type WorkflowState } from '#metrics/workflow/figure-workflow.ts'
import { revisionFigureOf, type RevisionFigure } from './observation-row.ts'

/** A cell as it stands. */
export interface StandingCell {
  /** The period in SDMX form. */
  readonly period: string
  /** The number of the newest revision, drafts included. */
  readonly newest: number
  /** The number of the newest revision that is not withdrawn, 0 for none; an edit can be based on it. */
  readonly standing: number
  /** The author of the standing revision, where that is a draft. */
  readonly draftedBy: string | undefined
  /** The newest revision that is submitted, in review or approved. */
  readonly figure: Observation | undefined
}

/** A revision in its present state, with its author. */
export interface StandingRevision extends RevisionFigure {
  readonly actor: string
}

/** The requested values of a series: those of the periods `first` to `last`, and some before them. */
export interface Reach {
  readonly first: string
  readonly last: string
  /** The most periods before `first`; none is before `from`. */
  readonly before: number
  readonly from: string
}

/** The cells of a series in which something was ever entered, in the order of time. */
export class StandingSeries {
  readonly #cells: StandingCell[] = []

  get cells(): readonly StandingCell[] {
    return this.#cells
  }

  at(period: string): StandingCell | undefined {
    const cell = this.#cells[this.#placeOf(period)]
    return cell?.period === period ? cell : undefined
  }

  /** The values within reach, in the order of time. */
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

  /** Applies a revision in its present state; the revisions of a cell may come in any order. */
  take(revision: StandingRevision): void {
    const { period, revision: number, state } = revision
    const place = this.#placeOf(period)
    const known = this.#cells[place]?.period === period ? this.#cells[place] : undefined
    const stands = state !== 'withdrawn' && number >= (known?.standing ?? 0)
    const draftedBy = state === 'draft' ? revision.actor : undefined
    const cell = {
      period,
      newest: Math.max(number, known?.newest ?? 0),
      standing: Math.max(state === 'withdrawn' ? 0 : number, known?.standing ?? 0),
      draftedBy: stands ? draftedBy : known?.draftedBy,
      figure:
        isStoodBy(state as WorkflowState) && number >= (known?.figure?.revision ?? 0)
          ? revisionFigureOf(revision)
          : known?.figure,
    }
    this.#cells.splice(place, known ? 1 : 0, cell)
  }

  /** The place of the first cell that is not before a period. The search begins at the end, where most requests are. */
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
