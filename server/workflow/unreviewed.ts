import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { SeriesName } from '#metrics/catalogue/cell-key.ts'
import { decidesAt, reviewSteps, type ReviewStep } from '#metrics/reporting/review-steps.ts'
import type { Actor } from '../access/actor.ts'
import { reviewOf, type SteppedFigure } from './figure-guards.ts'

export type Reviewers = readonly Pick<Actor, 'id' | 'regions'>[]

/** The steps of a series at which nobody reviews. Rule W-11. */
export function unreviewedSteps(
  index: CatalogueIndex,
  series: SeriesName,
  reviewers: readonly Pick<Actor, 'regions'>[],
): ReviewStep[] {
  const steps = reviewSteps(index, series)
  return steps.filter((step) => !reviewers.some(({ regions }) => decidesAt(index, steps, step, regions)))
}

/**
 * The step at which a figure waits for nobody: nobody reviews there but who entered it, so that it stays until an administrator adds
 * somebody; undefined where somebody does. Rule W-11.
 */
export function stalledAt(
  index: CatalogueIndex,
  figure: SteppedFigure & { readonly author?: string | undefined },
  reviewers: Reviewers,
): ReviewStep | undefined {
  const { steps, step } = reviewOf(index, figure)
  const others = reviewers.filter(({ id }) => id !== figure.author)
  return others.some(({ regions }) => decidesAt(index, steps, step, regions)) ? undefined : step
}
