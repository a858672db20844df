import { afterReforms, isOfRegions } from '../../catalogue/changes/after-reforms.ts'
import { isWithdrawn } from '../../catalogue/changes/amendments.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { CatalogueFinding } from '../catalogue-finding.ts'
import { conflictBetween } from './target-conflict.ts'

/** The errors of a catalogue after its region reforms: targets that differ on one thing, a region below itself. Rule Z-13. */
export function mergedErrors(catalogue: Catalogue): CatalogueFinding[] {
  const reforms = catalogue.reforms.filter(isOfRegions)
  return reforms.flatMap((reform) => {
    const after = afterReforms(
      catalogue,
      reforms.filter(({ from }) => from <= reform.from),
    )
    const error = (code: string, message: string): CatalogueFinding => ({
      ...{ code, subject: reform.id, message },
    })
    const parents = new Map(after.regions.map(({ code, parent }) => [code, parent]))
    const circling = after.regions.filter(({ code }) => liesBelowItself(code, parents))
    const targets = after.targets.filter(
      (target) => reform.after.includes(target.region) && !isWithdrawn(target),
    )
    return [
      ...circling.map(({ name }) => error('reform-below', `${name}调整后成了自己的下级，请改承接地区`)),
      ...targets.flatMap((target, at) =>
        targets.slice(at + 1).flatMap((other) => {
          if (conflictBetween(target, other) === undefined) return []
          return error(
            'reform-targets',
            `“${target.name}”各地区的目标不一样，又不能相加（${target.id}、${other.id}），请先用调整文件改成一样，或撤销其一`,
          )
        }),
      ),
    ]
  })
}

function liesBelowItself(region: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const passed = new Set<string>()
  for (let at = parents.get(region); at !== undefined && !passed.has(at); at = parents.get(at)) {
    if (at === region) return true
    passed.add(at)
  }
  return false
}
