import { lookedAtOn } from '#metrics/action-items/action-item.ts'
import { formatPeriod } from '#metrics/period.ts'
import { curveSinceText, type CurvePoint } from '#metrics/wording/action-items/curve-since.ts'
import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import type { Deps } from '../../deps.ts'
import { judge } from '../../judging/judge.ts'
import { viewOf } from '../../judging/view.ts'
import type { KeptItem } from './items.ts'

/**
 * What the curve of each of these targets did from the day an item was assigned to its end, or to today: a sentence each, by id, by
 * what was known then and is known now. None before it is assigned.
 */
export async function curvesSince(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  { item, steps }: KeptItem,
  targets: readonly string[] = item.targets,
): Promise<ReadonlyMap<string, string>> {
  if (item.assignedOn === null) return new Map()
  const index = deps.catalogue.current()
  const entries = targets.flatMap((id) => index.targets.get(id) ?? [])
  // The demonstration is dated before its entries of the ledger: what was known then is not told by these.
  const knownAt = (action: string) =>
    item.demoDay === null ? steps.findLast(({ step }) => step.action === action)?.at : undefined
  const then = await pointsAt(deps, entries, item.assignedOn, knownAt('assign'))
  const now = item.endedOn
    ? await pointsAt(deps, entries, item.endedOn, steps.at(-1)!.at)
    : await pointsAt(deps, entries, lookedAtOn(item, deps.clock.today()))
  return new Map(
    entries.map(({ record, target: { indicator } }, place) => {
      const { unit, decimals } = indicator
      const closed = item.endedOn !== null
      const points = { then: then[place]!, now: now[place]! }
      return [record.id, curveSinceText({ unit, decimals, ...points, closed })]
    }),
  )
}

async function pointsAt(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  entries: readonly CataloguedTarget[],
  at: string,
  asOf?: string,
): Promise<CurvePoint[]> {
  const view = await viewOf(deps, { at, ...(asOf !== undefined && { asOf }) })
  const judged = await judge(view, entries)
  return judged.map(({ assessment: { light, value, gap, period } }) => ({
    light,
    value,
    gap,
    period: period && formatPeriod(period, 'sdmx'),
  }))
}
