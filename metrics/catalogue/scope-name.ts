import type { CatalogueIndex } from './catalogue-index.ts'

/** The region or document that a board is of; its code where the catalogue is not there, or has it no more. */
export function scopeName(scope: string, index: CatalogueIndex | null): string {
  return index?.regions.get(scope)?.name ?? index?.documents.get(scope)?.shortTitle ?? scope
}
