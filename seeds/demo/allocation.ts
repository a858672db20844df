import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import { roundToDigits } from '#metrics/numbers/rounding.ts'
import { seededRandom } from '#metrics/numbers/seeded-random.ts'

/** Invented weights of the counties. */
const weights: Readonly<Record<string, number>> = {
  '441202': 0.22,
  '441203': 0.08,
  '441204': 0.18,
  '441223': 0.09,
  '441224': 0.13,
  '441225': 0.08,
  '441226': 0.07,
  '441284': 0.15,
  '440402': 0.52,
  '440403': 0.22,
  '440404': 0.26,
}

/** The share of a county's weight by which its figures may vary between indicators. */
const unevenness = 0.5

/** Divides a city's figure among the counties that report the indicator too; the parts add up to it exactly. */
export function allocate(
  index: CatalogueIndex,
  value: string,
  { id, decimals }: { readonly id: string; readonly decimals: number },
  regions: readonly string[],
): Map<string, string> {
  const counties = regions.filter((code) => index.regions.get(code)?.level === 'county')
  const scale = 10 ** decimals
  const whole = Math.round(Number(value) * scale)
  const weightOf = (code: string) => {
    const uneven = 1 + unevenness * (2 * seededRandom(`${id} ${code}`)() - 1)
    return (weights[code] ?? 0) * uneven
  }
  const total = counties.reduce((sum, code) => sum + weightOf(code), 0)
  let shared = 0
  const parts = new Map<string, string>()
  counties.forEach((code, position) => {
    const isLast = position === counties.length - 1
    const part = isLast ? whole - shared : Math.floor((whole * weightOf(code)) / total)
    shared += part
    parts.set(code, roundToDigits(String(part / scale), decimals))
  })
  return parts
}
