import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'

/** The day of the demo for one of its people, which is that of their board; null for everybody else. */
export function demoDayOf(
  { catalogue }: Pick<CatalogueIndex, 'catalogue'>,
  { demo, regions }: { readonly demo: boolean; readonly regions: readonly string[] },
): string | null {
  if (!demo) return null
  return catalogue.boards.find(({ scope }) => regions.includes(scope))?.suggestedAt ?? null
}
