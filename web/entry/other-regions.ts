import type { Region } from '#metrics/catalogue/catalogue.ts'

/** Names of the regions that are neither a region of the sheet nor one above it. */
export function otherRegions(
  regions: ReadonlyMap<string, Region>,
  sheet: Iterable<string>,
): readonly string[] {
  const own = new Set<string>()
  for (const code of sheet)
    for (let up: string | undefined = code; up !== undefined; up = regions.get(up)?.parent) own.add(up)
  return [...regions].flatMap(([code, { name }]) => (own.has(code) ? [] : [name]))
}
