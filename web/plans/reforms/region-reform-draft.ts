import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import { commitmentText } from '#metrics/catalogue/commitment-text.ts'
import { mergedErrors } from '#metrics/policy/errors/merged-errors.ts'
import { reformErrors } from '#metrics/policy/errors/reform-errors.ts'
import { foundedEntries, reformName, successorsIn, type ReformForm } from './reform-form.ts'

/** The records of a typed reform of regions; unreadable entries of new regions are listed. */
export interface DraftedRegionReform {
  readonly founded: readonly Region[]
  readonly reform: Reform
  readonly unread: readonly string[]
}

/** A target in its new region; `merged` is the number of targets that become this one. */
export interface PassedTarget {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly commitment: string
  readonly merged: number
}

const codeAndName = /^(\d{6}(?:-[a-z0-9-]+)?)\s+(\S.*)$/

/** The records of a typed reform. `key` is the id of the reform. */
export function draftedRegionReform(
  index: CatalogueIndex,
  form: ReformForm,
  key: string,
): DraftedRegionReform {
  const lines = foundedEntries(form).map((line) => line.normalize('NFKC'))
  const first = index.regions.get(form.before[0] ?? '')
  const founded = lines.flatMap((line): Region[] => {
    const [, code, name] = codeAndName.exec(line) ?? []
    if (code === undefined || name === undefined) return []
    const { level = 'county', parent, tile } = first ?? {}
    const takesPlace = lines.length === 1 && !form.goesOn
    const place = { ...(parent !== undefined && { parent }), ...(takesPlace && tile && { tile }) }
    return [{ ...{ code, name: name.trim(), level, byReform: true as const }, ...place }]
  })
  const after = successorsIn(
    form,
    founded.map(({ code }) => code),
  )
  const nameOf = (code: string) =>
    founded.find((one) => one.code === code)?.name ?? index.regions.get(code)?.name ?? code
  const named = { founded: founded.length, renamed: '改为', ceded: '部分区域划入' }
  const name = reformName(form.before.map(nameOf), after.map(nameOf), named)
  return {
    founded,
    unread: lines.filter((line) => !codeAndName.test(line)),
    reform: { ...{ id: key, name, of: 'regions', from: form.from }, ...{ before: form.before, after } },
  }
}

/** The faults of a reform, in words. */
export function regionReformFaults(
  { catalogue, regions: known, organisations: bodies }: CatalogueIndex,
  { founded, reform, unread }: DraftedRegionReform,
): readonly string[] {
  const unreadable = unread.map((line) => `读不出“${line}”，请写六位行政区划代码，空一格，再写名称`)
  if (unreadable.length > 0 || reform.before.length === 0 || reform.after.length === 0) return unreadable
  const taken = founded.filter(({ code }) => known.get(code)?.byReform !== true && known.has(code))
  if (taken.length > 0)
    return taken.map(({ code }) => `代码 ${code} 已是${known.get(code)!.name}，请在“承接地区”里选它`)
  // A code says by its first digits what a region lies in: 510704 lies in 510700.
  const elsewhere = founded.filter(
    ({ code, level, parent }) =>
      level === 'county' &&
      parent !== undefined &&
      !parent.endsWith('0000') &&
      code.slice(0, 4) !== parent.slice(0, 4),
  )
  if (elsewhere.length > 0)
    return elsewhere.map(
      ({ code, name, parent }) =>
        `${name}的代码 ${code} 不在${known.get(parent!)?.name ?? parent}之下，前四位应为 ${parent!.slice(0, 4)}，请核对`,
    )
  const regions = [...known.values(), ...founded]
  const organisations = [...bodies.values()]
  const after = { ...catalogue, organisations, regions, reforms: [...catalogue.reforms, reform] }
  const errors = reformErrors(after)
  return (errors.length > 0 ? errors : mergedErrors(after)).map(({ message }) => message)
}

/** The targets of the new regions on the first day of the reform. */
export function passedTargets(
  index: CatalogueIndex,
  { founded, reform }: DraftedRegionReform,
): readonly PassedTarget[] {
  const { catalogue } = index
  const then = indexCatalogue({
    ...catalogue,
    regions: [...index.regions.values(), ...founded],
    reforms: [...catalogue.reforms, reform],
  }).on(reform.from)
  const concerned = catalogue.targets.filter(({ region }) =>
    [...reform.before, ...reform.after].includes(region),
  )
  return [...then.targets.values()]
    .filter(({ record }) => reform.after.includes(record.region))
    .map(({ record: { id, name, region, indicator, basis, due }, target }) => ({
      ...{ id, name, region: then.regions.get(region)?.name ?? region },
      commitment: commitmentText(target),
      merged: concerned.filter((one) => one.indicator === indicator && one.basis === basis && one.due === due)
        .length,
    }))
}
