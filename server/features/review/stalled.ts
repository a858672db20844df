import { decidesAt } from '#metrics/reporting/review-steps.ts'
import type { Actor } from '../../access/actor.ts'
import type { StalledFigures } from '../../contract/review.ts'
import type { View } from '../../judging/view.ts'
import { reviewOf } from '../../workflow/figure-guards.ts'
import { stalledAt } from '../../workflow/unreviewed.ts'
import { reviewersOf } from '../people/queries.ts'
import { waitingBySeries } from './queries.ts'

/**
 * The figures that wait where nobody may decide on them, by region and level, most first: for a reviewer those that would come to a level of
 * theirs later, for an auditor all. Rule W-11.
 */
export async function stalledFigures(
  { reader, index }: Pick<View, 'reader' | 'index'>,
  actor: Actor,
): Promise<StalledFigures[]> {
  const reviewers = await reviewersOf(reader)
  const found = new Map<string, StalledFigures>()
  for (const { indicator, region, waitsFromLevel, actor: author, cells } of await waitingBySeries(
    reader,
    actor.id,
  )) {
    if (!index.indicators.has(indicator)) continue
    const figure = { indicator, region, waitsFromLevel, author }
    const at = stalledAt(index, figure, reviewers)
    if (!at) continue
    const { steps } = reviewOf(index, figure)
    const above = steps.slice(steps.findIndex(({ number }) => number === at.number) + 1)
    const isTold =
      actor.rights.has('audit') || above.some((step) => decidesAt(index, steps, step, actor.regions))
    if (!isTold) continue
    const key = `${at.region} ${at.number}`
    const { cells: before } = found.get(key) ?? { cells: 0 }
    const regionName = index.regions.get(at.region)?.name ?? at.region
    found.set(key, { region: at.region, regionName, level: at.level ?? null, cells: before + cells })
  }
  return [...found.values()].sort((a, b) => b.cells - a.cells)
}
