import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Organisation } from '#metrics/catalogue/catalogue.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import { placedName } from '#metrics/catalogue/organisation-names.ts'
import { reformErrors } from '#metrics/policy/errors/reform-errors.ts'
import { foundedEntries, reformName, type ReformForm } from './reform-form.ts'

/** The records of a reform of organisations, as it was typed into the form. */
export interface DraftedReform {
  readonly founded: readonly Organisation[]
  readonly reform: Reform
}

/** A duty that passes on: an indicator to report, a target or a milestone to lead. */
export interface PassedDuty {
  readonly id: string
  readonly kind: '填报指标' | '牵头目标' | '里程碑'
  readonly name: string
}

/** The records of a reform, as it was typed into the form. `key` is its id, and the first part of the ids of new organisations. */
export function draftedReform(index: CatalogueIndex, form: ReformForm, key: string): DraftedReform {
  const region = index.organisations.get(form.before[0] ?? '')?.region ?? ''
  const founded = foundedEntries(form).map((name, place): Organisation => ({
    ...{ id: `${key}-${place + 1}`, name, aliases: [], region, collective: false },
  }))
  const after = [...founded.map(({ id }) => id), ...form.after]
  const [first] = after
  const passed = Object.entries(form.duties).filter(([, to]) => to !== first && after.includes(to))
  const duties = [...Map.groupBy(passed, ([, to]) => to)].map(([to, own]) => ({
    ...{ to, of: own.map(([id]) => id) },
  }))
  const nameOf = (id: string) =>
    index.organisations.get(id)?.name ?? founded.find((one) => one.id === id)?.name ?? id
  const named = { founded: founded.length, renamed: '更名为' }
  const name = reformName(form.before.map(nameOf), after.map(nameOf), named)
  return {
    founded,
    reform: {
      ...{ id: key, name, from: form.from, before: form.before, after },
      ...(duties.length > 0 && { duties }),
    },
  }
}

/** The faults of a reform, in words. */
export function reformFaults(index: CatalogueIndex, { founded, reform }: DraftedReform): readonly string[] {
  if (reform.before.length === 0 || reform.after.length === 0) return []
  const { reforms } = index.catalogue
  const [organisations, regions] = [
    [...index.organisations.values(), ...founded],
    [...index.regions.values()],
  ]
  const namesakes = founded.flatMap(({ id, name, region }) =>
    [...index.organisations.values()].filter(
      (one) => one.id !== id && one.name === name && one.region === region,
    ),
  )
  return [
    ...reformErrors({ organisations, regions, reforms: [...reforms, reform] }).map(({ message }) => message),
    ...namesakes.map((one) => `已有单位${placedName(index, one)}，请在“承接单位”里选它`),
  ]
}

/** The duties of organisations, each once, which pass on by a reform. */
export function passedDuties(index: CatalogueIndex, before: readonly string[]): readonly PassedDuty[] {
  const gone = new Set(before)
  const regionOf = (code: string) => index.regions.get(code)?.name ?? code
  const led = ({ organisations }: { readonly organisations: readonly string[] }) =>
    organisations.some((id) => gone.has(id))
  return [
    ...[...index.indicators.values()]
      .filter(({ reporter, formula }) => gone.has(reporter) && formula === undefined)
      .map(({ id, name }): PassedDuty => ({ id, kind: '填报指标', name })),
    ...[...index.targets.values()]
      .filter(({ record }) => led(record))
      .map(({ record: { id, name, region } }): PassedDuty => ({
        ...{ id, kind: '牵头目标', name: `${regionOf(region)} ${name}` },
      })),
    ...index.catalogue.milestones
      .filter(led)
      .map(({ id, name }): PassedDuty => ({ id, kind: '里程碑', name })),
  ]
}
