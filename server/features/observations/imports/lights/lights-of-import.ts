import type { CataloguedTarget } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../../../../access/actor.ts'
import type { TurnedLights } from '../../../../contract/turned-lights.ts'
import type { ObservationRow } from '../../../../db/observations/observation-row.ts'
import type { Deps } from '../../../../deps.ts'
import { judge } from '../../../../judging/judge.ts'
import { turnsBetween } from '../../../../judging/turns-between.ts'
import { viewOf, type View } from '../../../../judging/view.ts'
import { bodyOf } from '../import-body.ts'
import { refuseImportAct } from '../import-transitions.ts'
import { importFor } from '../keep-import.ts'
import { portionsOf } from '../queries.ts'

/**
 * The lights that the release of an import would change, as they stand on a day, by default today: each target is judged without the
 * import's figures, as walls still show it, and as if all of these were approved. Rule V-1. @throws AppError not-found, conflict, own-entry,
 * region-not-allowed
 */
export async function lightsOfImport(
  deps: Pick<Deps, 'store' | 'clock' | 'catalogue'>,
  actor: Actor,
  { id, at }: { readonly id: string; readonly at?: string },
): Promise<TurnedLights> {
  const { reader } = deps.store
  const row = await importFor(reader, deps.catalogue.current(), actor, id)
  refuseImportAct(deps.catalogue.current(), actor, row, 'release')
  const view = await viewOf(deps, at === undefined ? {} : { at })
  const portions = await portionsOf(reader, id)
  const brings = ({ submittedSequence: entry, decidedSequence }: ObservationRow) =>
    entry !== null &&
    decidedSequence === null &&
    portions.some(({ first, last }) => first <= entry && entry <= last)
  const targets = targetsOf(view, bodyOf(row))
  const without: View = { ...view, supposed: (one) => (brings(one) ? undefined : one) }
  const released: View = { ...view, supposed: (one) => (brings(one) ? approved(one) : one) }
  const [before, after] = [await judge(without, targets), await judge(released, targets)]
  return { at: view.at, targets: view.index.targets.size, turned: turnsBetween(before, after) }
}

/** The targets on the imported series, and on what is computed from them. */
function targetsOf(
  { index }: View,
  { indicators, regions }: Pick<ReturnType<typeof bodyOf>, 'indicators' | 'regions'>,
): CataloguedTarget[] {
  const touched = new Set<CataloguedTarget>()
  for (const indicator of indicators)
    for (const region of regions)
      for (const series of [{ indicator, region }, ...index.computedFrom({ indicator, region })])
        for (const target of index.targetsOn(series.indicator, series.region)) touched.add(target)
  return [...touched]
}

/** The revision as if it were approved at its own entry. */
function approved(row: ObservationRow): ObservationRow {
  return { ...row, state: 'approved', decidedSequence: row.sequence }
}
