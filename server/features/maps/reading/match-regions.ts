import type { ReadShape } from './parse-geojson.ts'

/** A region of the catalogue that may have a shape. */
export interface MapRegion {
  readonly code: string
  readonly name: string
}

/** The shapes of a file by the region that they belong to. */
export interface MatchedShapes {
  readonly regions: readonly (MapRegion & {
    readonly by: 'code' | 'name'
    readonly shapes: readonly ReadShape[]
  })[]
  readonly lacking: readonly MapRegion[]
  readonly others: readonly ReadShape[]
  /** The shapes whose codes are those of places elsewhere, or of the whole itself. */
  readonly foreign: readonly ReadShape[]
}

/**
 * Matches shapes with the parts of a region, by code, else by name. A functional zone has no code of GB/T 2260 and is found by its name,
 * with the place before it or without.
 */
export function matchRegions(
  shapes: readonly ReadShape[],
  { whole, parts }: { readonly whole: MapRegion; readonly parts: readonly MapRegion[] },
): MatchedShapes {
  const place = bareName(whole.name)
  const byCode = new Map(parts.map((part) => [part.code, part]))
  const byName = new Map(parts.map((part) => [within(place, part.name), part]))
  const found = new Map<MapRegion, { by: 'code' | 'name'; shapes: ReadShape[] }>()
  const others: ReadShape[] = []
  const foreign: ReadShape[] = []
  const stem = stemOf(whole.code)
  for (const shape of shapes) {
    const { code, name } = shape
    const coded = code === undefined ? undefined : byCode.get(code)
    const part = coded ?? byName.get(within(place, name))
    if (part && (coded || code === undefined || code.startsWith(stem))) {
      const matched = found.get(part) ?? { by: coded ? ('code' as const) : ('name' as const), shapes: [] }
      matched.shapes.push(shape)
      found.set(part, matched)
    } else if (code !== undefined && (code === whole.code || !code.startsWith(stem))) foreign.push(shape)
    else others.push(shape)
  }
  return {
    regions: [...found].map(([part, matched]) => ({ ...part, ...matched })),
    lacking: parts.filter((part) => !found.has(part)),
    others,
    foreign,
  }
}

/** The digits of a code that the codes of its parts begin with: 44 of 440000, 4412 of 441200, none of the whole country. */
function stemOf(code: string): string {
  if (code === '100000') return ''
  return code.endsWith('0000') ? code.slice(0, 2) : code.slice(0, 4)
}

/** The name of a place without its level: 肇庆 of 肇庆市. */
const bareName = (name: string) => name.replace(/(?:市|省|自治区|壮族自治区)$/, '')

/** A name as it is compared: without brackets and blanks, and without the place before it: 高新区 of 肇庆高新区. */
function within(place: string, name: string): string {
  const plain = name.replaceAll(/[\s（）()]/g, '')
  const rest = plain.startsWith(place) ? plain.slice(place.length).replace(/^[市省]/, '') : plain
  return rest.length >= 2 ? rest : plain
}
