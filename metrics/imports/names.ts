import type { Region } from '../catalogue/catalogue.ts'
import type { Indicator } from '../catalogue/indicator.ts'
import { seenText } from '../reading/plain-figure.ts'

/** The indicators and regions that a table may name. */
export interface Directory {
  readonly indicators: readonly NamedIndicator[]
  readonly regions: readonly NamedRegion[]
}

export type NamedIndicator = Pick<
  Indicator,
  'id' | 'name' | 'unit' | 'decimals' | 'frequency' | 'accumulation' | 'regions'
>
export type NamedRegion = Pick<Region, 'code' | 'name' | 'parent'>

/** The indicators with the name in a table, and the unit beside that name. */
export interface IndicatorsNamed {
  readonly indicators: readonly NamedIndicator[]
  readonly unit?: string
}

/** Finds indicators and regions as a table names them: by id or code, or by name in any notation. Rule I-2. */
export interface Names {
  readonly indicators: (text: string) => IndicatorsNamed | undefined
  readonly region: (text: string) => NamedRegion | undefined
}

const numbering = /^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|其中[:：]?|#|\*)\s*/u
/** A unit in brackets at the end of a name, or after a comma. */
const unitBehind = /[(（[【](?:单位[:：])?([^()（）[\]【】]{1,20})[)）\]】]$|[,，/]单位[:：]([^,，/]{1,20})$/u
const suffix = /(?:自治县|自治区|特区|新区|[市区县省镇])$/

/** A name without blanks and punctuation, in normal width and lower case. */
function plain(text: string): string {
  return seenText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%‰]/gu, '')
}

export function directoryNames({ indicators, regions }: Directory): Names {
  const byName = Map.groupBy(indicators, ({ name }) => plain(name))
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const places = regionNames(regions)
  const called = (text: string): readonly NamedIndicator[] => {
    const byItsId = byId.get(text.trim().toLowerCase())
    return byItsId ? [byItsId] : (byName.get(plain(text)) ?? [])
  }
  return {
    indicators: (text) => {
      const bare = seenText(text).replace(numbering, '')
      for (const form of [text, bare]) {
        const found = called(form)
        if (found.length > 0) return { indicators: found }
      }
      const withoutBlanks = bare.replace(/\s/g, '')
      const behind = unitBehind.exec(withoutBlanks)
      if (!behind) return undefined
      const found = called(withoutBlanks.slice(0, behind.index))
      return found.length > 0 ? { indicators: found, unit: behind[1] ?? behind[2]! } : undefined
    },
    region: (text) => places.get(plain(text)) ?? places.get(plain(seenText(text).replace(numbering, ''))),
  }
}

/** The regions by name; a name that several regions could have is left out. */
function regionNames(regions: readonly NamedRegion[]): ReadonlyMap<string, NamedRegion> {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  const named = regions.flatMap((region): [string, NamedRegion][] => {
    const above = region.parent === undefined ? undefined : byCode.get(region.parent)
    const name = plain(region.name)
    const short = name.replace(suffix, '')
    const forms = [name, ...(short.length >= 2 ? [short] : []), ...(above ? [plain(above.name) + name] : [])]
    return [...new Set(forms)].map((form) => [form, region])
  })
  const found = new Map(regions.map((region) => [plain(region.code), region]))
  for (const [form, meant] of Map.groupBy(named, ([form]) => form)) {
    const exact = meant.filter(([, { name }]) => plain(name) === form)
    const among = (exact.length > 0 ? exact : meant).map(([, region]) => region)
    // 肇庆 is 肇庆市, though 肇庆新区 begins with it and is within it.
    const only = among.find(({ code }) =>
      among.every((other) => other.code === code || other.parent === code),
    )
    if (only) found.set(form, only)
  }
  return found
}
