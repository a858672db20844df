import type { CatalogueIndex } from './catalogue-index.ts'
import { nameOfOrganisation } from './organisation-names.ts'

/**
 * The name of the region, document or organisation of a board or a meeting; its code where the catalogue is missing or no longer has it.
 */
export function scopeName(scope: string, index: CatalogueIndex | null): string {
  const placed = index?.regions.get(scope)?.name ?? index?.documents.get(scope)?.shortTitle
  return placed ?? (index ? nameOfOrganisation(index, scope) : scope)
}
