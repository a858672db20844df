import type { CatalogueIndex } from '../catalogue/catalogue-index.ts'
import type { SeriesName } from '../catalogue/cell-key.ts'
import { reviewLevels, type ReviewLevel } from '../catalogue/indicator.ts'

/** A step of the review of a figure. */
export interface ReviewStep {
  /** The number by which decisions are kept: 1 county, 2 city, 3 province; 1 also where the region belongs to no level that the indicator names. */
  readonly number: number
  /** The level; absent where the figure is reviewed once, by any reviewer of its region. */
  readonly level?: ReviewLevel
  /** The region whose reviewers decide. */
  readonly region: string
}

type Scheme = Pick<CatalogueIndex, 'indicators' | 'regions'>

/**
 * The steps by which a figure is reviewed, from below: the levels of its indicator that its region belongs to, or one where there is none.
 * Rule W-11.
 */
export function reviewSteps(
  { indicators, regions }: Scheme,
  { indicator, region }: SeriesName,
): [ReviewStep, ...ReviewStep[]] {
  const levels = indicators.get(indicator)?.reviewLevels
  if (levels === undefined) return [{ number: 1, region }]
  const steps = reviewLevels.flatMap((level, place): ReviewStep[] => {
    const above = levels.includes(level) ? regionAt(regions, region, level) : undefined
    return above === undefined ? [] : [{ number: place + 1, level, region: above }]
  })
  const [first = { number: 1, region }, ...others] = steps
  return [first, ...others]
}

/** The region of a level that a region is or belongs to; a zone is reviewed like a county. */
function regionAt(regions: Scheme['regions'], region: string, level: ReviewLevel): string | undefined {
  for (let at = regions.get(region); at !== undefined; at = regions.get(at.parent ?? '')) {
    if (at.level === level || (at.level === 'zone' && level === 'county')) return at.code
  }
  return undefined
}

/**
 * The step at which a figure waits: the first from the number that its last decision names, or where levels were taken away since, the
 * last one. Rule W-11.
 */
export function stepFrom(steps: readonly [ReviewStep, ...ReviewStep[]], number: number): ReviewStep {
  return steps.find((step) => step.number >= number) ?? steps.at(-1)!
}

/** Whether a reviewer decides at a step: it is the highest that belongs to a region of theirs. Rule W-11. */
export function decidesAt(
  { within }: Pick<CatalogueIndex, 'within'>,
  steps: readonly ReviewStep[],
  step: ReviewStep,
  bound: readonly string[],
): boolean {
  return bound.some((region) => steps.findLast((each) => within(each.region, region)) === step)
}
