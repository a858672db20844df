import type { CatalogueIndex } from '../catalogue-index.ts'
import { reportersNow } from '../indicator.ts'
import { goesOn, type Reform } from './reform.ts'

/** A duty that can pass on: an indicator to report, a target or a milestone to lead. */
export interface PassedDuty {
  readonly id: string
  readonly kind: '填报指标' | '牵头目标' | '里程碑'
  readonly name: string
}

/** All duties of organisations, each once: what a reform of them can pass on. */
export function dutiesThatCanPass(index: CatalogueIndex, before: readonly string[]): readonly PassedDuty[] {
  const gone = new Set(before)
  const regionOf = (code: string) => index.regions.get(code)!.name
  const led = ({ organisations }: { readonly organisations: readonly string[] }) =>
    organisations.some((id) => gone.has(id))
  return [
    ...[...index.indicators.values()]
      .filter((one) => one.formula === undefined && reportersNow(one).some((id) => gone.has(id)))
      .map(({ id, name }): PassedDuty => ({ id, kind: '填报指标', name })),
    ...[...index.targets.values()]
      .filter(({ record }) => led(record))
      .map(({ record: { id, name, region, due } }): PassedDuty => ({
        ...{
          id,
          kind: '牵头目标',
          name: `${regionOf(region)} ${name}${due ? `（${due.slice(0, 4)}年）` : ''}`,
        },
      })),
    ...index.catalogue.milestones
      .filter(led)
      .map(({ id, name }): PassedDuty => ({ id, kind: '里程碑', name })),
  ]
}

/** The duties that pass on by a reform of organisations, by who takes them over; what goes on keeps the others. */
export function passedBy(
  index: CatalogueIndex,
  reform: Reform,
): readonly { readonly to: string; readonly duties: readonly PassedDuty[] }[] {
  const heir = reform.before.find((one) => goesOn(reform, one)) ?? reform.after[0]!
  const named = (id: string) => reform.duties?.find(({ of }) => of.includes(id))?.to ?? heir
  const duties = Map.groupBy(dutiesThatCanPass(index, reform.before), ({ id }) => named(id))
  return reform.after.flatMap((to) => (goesOn(reform, to) ? [] : [{ to, duties: duties.get(to) ?? [] }]))
}
