import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Catalogue, Organisation } from '#metrics/catalogue/catalogue.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import { placedName } from '#metrics/catalogue/organisation-names.ts'
import { reformErrors } from '#metrics/policy/errors/reform-errors.ts'
import { foundedEntries, reformName, successorsIn, type ReformForm } from './reform-form.ts'

/** The records of a reform of organisations, as it was typed into the form. */
export interface DraftedReform {
  readonly founded: readonly Organisation[]
  readonly reform: Reform
}

/** The records of a reform, as it was typed into the form. `key` is its id, and the first part of the ids of new organisations. */
export function draftedReform(index: CatalogueIndex, form: ReformForm, key: string): DraftedReform {
  const region = index.organisations.get(form.before[0] ?? '')?.region ?? ''
  const founded = foundedEntries(form).map((entry, place): Organisation => {
    const [name = '', ...aliases] = entry.split(/\s+/)
    return { id: `${key}-${place + 1}`, name, aliases, region, collective: false }
  })
  const after = successorsIn(
    form,
    founded.map(({ id }) => id),
  )
  const [first] = after
  const passed = Object.entries(form.duties).filter(([, to]) => to !== first && after.includes(to))
  const duties = [...Map.groupBy(passed, ([, to]) => to)].map(([to, own]) => ({
    ...{ to, of: own.map(([id]) => id) },
  }))
  const nameOf = (id: string) =>
    index.organisations.get(id)?.name ?? founded.find((one) => one.id === id)?.name ?? id
  const named = { founded: founded.length, renamed: '更名为', ceded: '部分职责划入' }
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

/** The organisations that came with a reform which is not there any more, and which nothing else names. */
export function unusedOrganisations({ organisations, ...rest }: Catalogue): readonly Organisation[] {
  const others = JSON.stringify(rest)
  return organisations.filter(({ id }) => /^reform-[a-z0-9]+-\d+$/.test(id) && !others.includes(`"${id}"`))
}
