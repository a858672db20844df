import { formatPeriod } from '#metrics/period.ts'
import { curveSinceText, type CurvePoint } from '#metrics/wording/action-items/curve-since.ts'
import { judge } from './judge.ts'
import type { View } from './view.ts'

type Ended = Parameters<typeof curveSinceText>[0]['ended']

/**
 * A sentence for each of these targets that is in force at the second view, by its id: how its curve moved from one view to another.
 * `ended`: how the order ended at the second.
 */
export async function sentencesSince(
  { then, now, ended }: { readonly then: View; readonly now: View; readonly ended: Ended },
  targets: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const [before, after] = [await pointsAt(then, targets), await pointsAt(now, targets)]
  return new Map(
    [...after].map(([id, point]) => {
      const { unit, decimals } = now.index.targets.get(id)!.target.indicator
      return [id, curveSinceText({ unit, decimals, then: before.get(id) ?? unjudged, now: point, ended })]
    }),
  )
}

/** The point of a target on a day on which it was not in force. */
const unjudged: CurvePoint = { light: null, value: null, gap: null, period: null }

async function pointsAt(view: View, targets: readonly string[]): Promise<ReadonlyMap<string, CurvePoint>> {
  const judged = await judge(
    view,
    targets.flatMap((id) => view.index.targets.get(id) ?? []),
  )
  return new Map(
    judged.map(({ catalogued, assessment: { light, value, gap, period } }) => [
      catalogued.record.id,
      { light, value, gap, period: period && formatPeriod(period, 'sdmx') },
    ]),
  )
}
