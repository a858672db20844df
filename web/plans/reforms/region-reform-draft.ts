import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { indexCatalogue } from '#metrics/catalogue/catalogue-index.ts'
import type { Region } from '#metrics/catalogue/catalogue.ts'
import type { Reform } from '#metrics/catalogue/changes/reform.ts'
import { commitmentText } from '#metrics/catalogue/commitment-text.ts'
import { mergedErrors } from '#metrics/policy/errors/merged-errors.ts'
import { reformErrors } from '#metrics/policy/errors/reform-errors.ts'

/** A typed reform of regions. */
export interface RegionReformForm {
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** New regions, one in each line: code and name. */
  readonly founded: string
  readonly from: string
}

/** A target in its new region; `merged` is the number of targets that become this one. */
export interface PassedTarget {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly commitment: string
  readonly merged: number
}

const written = /^(\d{6}(?:-[a-z0-9-]+)?)\s+(\S.*)$/

/** The records of a typed reform; unreadable lines of new regions are listed. `key` is the id of the reform. */
export function draftedRegionReform(
  index: CatalogueIndex,
  form: RegionReformForm,
  key: string,
): { readonly founded: readonly Region[]; readonly reform: Reform; readonly unread: readonly string[] } {
  const lines = form.founded
    .split(/[\n、，,；;]/)
    .map((line) => line.normalize('NFKC').trim())
    .filter((line) => line !== '')
  const first = index.regions.get(form.before[0] ?? '')
  const founded = lines.flatMap((line): Region[] => {
    const [, code, name] = written.exec(line) ?? []
    if (code === undefined || name === undefined) return []
    const { level = 'county', parent, tile } = first ?? {}
    const place = { ...(parent !== undefined && { parent }), ...(lines.length === 1 && tile && { tile }) }
    return [{ ...{ code, name: name.trim(), level, byReform: true as const }, ...place }]
  })
  const after = [...founded.map(({ code }) => code), ...form.after]
  const nameOf = (code: string) =>
    founded.find((one) => one.code === code)?.name ?? index.regions.get(code)?.name ?? code
  const [old, next] = [form.before.map(nameOf).join('、'), after.map(nameOf).join('、')]
  const isRenamed = form.before.length === 1 && founded.length === 1 && after.length === 1
  const act = isRenamed ? '改为' : after.length > 1 ? '分设为' : form.before.length > 1 ? '合并为' : '并入'
  return {
    founded,
    unread: lines.filter((line) => !written.test(line)),
    reform: {
      ...{ id: key, name: `${old}${act}${next}`, of: 'regions', from: form.from },
      ...{ before: form.before, after },
    },
  }
}

type Drafted = ReturnType<typeof draftedRegionReform>

/** The faults of a reform, in words. */
export function regionReformFaults(
  { catalogue, regions: known }: CatalogueIndex,
  { founded, reform, unread }: Drafted,
): readonly string[] {
  const unreadable = unread.map((line) => `读不出“${line}”，请写六位行政区划代码，空一格，再写名称`)
  if (unreadable.length > 0 || reform.before.length === 0 || reform.after.length === 0) return unreadable
  const taken = founded.filter(({ code }) => known.get(code)?.byReform !== true && known.has(code))
  if (taken.length > 0)
    return taken.map(({ code }) => `代码 ${code} 已是${known.get(code)!.name}，请在“承接地区”里选它`)
  const regions = [...known.values(), ...founded]
  const after = { ...catalogue, regions, reforms: [...catalogue.reforms, reform] }
  const errors = reformErrors(after)
  return (errors.length > 0 ? errors : mergedErrors(after)).map(({ message }) => message)
}

/** The targets of the new regions on the first day of the reform. */
export function passedTargets(index: CatalogueIndex, { founded, reform }: Drafted): readonly PassedTarget[] {
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
