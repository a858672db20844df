import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import { formatPeriod } from '#metrics/period.ts'
import { curveSinceText, type CurvePoint } from '#metrics/wording/action-items/curve-since.ts'
import { judge } from './judge.ts'
import type { View } from './view.ts'

type Ended = Parameters<typeof curveSinceText>[0]['ended']

/** A sentence for each target, by its id: how its curve moved from one view to another. `ended`: how the order ended at the second. */
export async function sentencesSince(
  { then, now, ended }: { readonly then: View; readonly now: View; readonly ended: Ended },
  entries: readonly CataloguedTarget[],
): Promise<ReadonlyMap<string, string>> {
  const [before, after] = [await pointsAt(then, entries), await pointsAt(now, entries)]
  return new Map(
    entries.map(({ record, target: { indicator } }, place) => {
      const { unit, decimals } = indicator
      const points = { then: before[place]!, now: after[place]! }
      return [record.id, curveSinceText({ unit, decimals, ...points, ended })]
    }),
  )
}

async function pointsAt(view: View, entries: readonly CataloguedTarget[]): Promise<CurvePoint[]> {
  const judged = await judge(view, entries)
  return judged.map(({ assessment: { light, value, gap, period } }) => ({
    light,
    value,
    gap,
    period: period && formatPeriod(period, 'sdmx'),
  }))
}
