import type { Indicator } from '../../catalogue/indicator.ts'

type IndicatorName = Pick<Indicator, 'id' | 'name' | 'unit'>

/** An indicator that may be meant, with the likeness of the names: 1 is the same. */
export interface LikelyIndicator<T extends IndicatorName = IndicatorName> {
  readonly indicator: T
  readonly likeness: number
}

/** The share of common pairs of characters below which names are unrelated. */
const least = 0.4

/**
 * The indicators that a name of a document may mean, the likeliest first, at most five. Names are compared by their pairs of neighbouring
 * characters (Dice), without words that only tell how much is counted. Another unit counts a quarter less, and an indicator of another
 * region than the document's a tenth.
 */
export function likelyIndicators<T extends IndicatorName>(
  { name, unit }: { readonly name: string; readonly unit: string },
  indicators: readonly T[],
  isHere: (indicator: T) => boolean = () => true,
): LikelyIndicator<T>[] {
  const pairs = pairsOf(name)
  return indicators
    .map((indicator) => {
      const common = likenessOf(pairs, pairsOf(indicator.name))
      const inUnit = sameUnit(unit, indicator.unit) ? common : common * 0.75
      return { indicator, likeness: isHere(indicator) ? inUnit : inUnit * 0.9 }
    })
    .filter(({ likeness }) => likeness >= least)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
}

function pairsOf(name: string): Set<string> {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:总数|数量|总量|个数|数)$/, '')
  return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, at) => plain.slice(at, at + 2)))
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size)
}

/** Whether two units count the same things, such as 万座 and 座. */
function sameUnit(a: string, b: string): boolean {
  const counted = (unit: string) => unit.replace(/^(?:万亿|亿|万|千|百)(?=.)/, '')
  return counted(a) === counted(b)
}
