import type { Region } from '#metrics/catalogue/catalogue.ts'

/** Names of the regions that are neither a region of the sheet nor one above it. */
export function otherRegions(
  regions: ReadonlyMap<string, Region>,
  sheet: Iterable<string>,
): readonly string[] {
  const own = new Set<string>()
  for (const code of sheet)
    for (let at: string | undefined = code; at !== undefined; at = regions.get(at)?.parent) own.add(at)
  return [...regions].flatMap(([code, { name }]) => (own.has(code) ? [] : [name]))
}
