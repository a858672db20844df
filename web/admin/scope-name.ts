import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'

/** The region or document that a board is of; its code where the catalogue is not there. */
export function scopeName(scope: string, index: CatalogueIndex | null): string {
  return index?.regions.get(scope)?.name ?? index?.documents.get(scope)?.shortTitle ?? scope
}
