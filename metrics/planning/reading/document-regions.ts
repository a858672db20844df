import type { Region } from '../../catalogue/catalogue.ts'

/** 肇庆 of 肇庆市: what a title such as 数字肇庆 has of a region's name. */
const stemOf = (name: string) => name.replace(/(?:特别行政区|自治[区州县旗]|地区|[省市区县盟旗])$/, '')

/** The regions that a document names itself after, by its title or those who issued it; by whole names, else by what they begin with. */
export function documentRegions(
  { title = '', issuers }: { readonly title?: string | undefined; readonly issuers: readonly string[] },
  regions: readonly Pick<Region, 'code' | 'name'>[],
): ReadonlySet<string> {
  const named = [title, ...issuers].join('\n')
  const codesBy = (wordOf: (name: string) => string) =>
    regions.flatMap(({ code, name }) => {
      const word = wordOf(name)
      return word.length >= 2 && named.includes(word) ? [code] : []
    })
  const whole = codesBy((name) => name)
  return new Set(whole.length > 0 ? whole : codesBy(stemOf))
}
