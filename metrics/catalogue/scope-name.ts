import type { CatalogueIndex } from './catalogue-index.ts'
import { placedName } from './organisation-names.ts'

/** The region, document or organisation that a board or a meeting is of; its code where the catalogue is not there, or has it no more. */
export function scopeName(scope: string, index: CatalogueIndex | null): string {
  const placed = index?.regions.get(scope)?.name ?? index?.documents.get(scope)?.shortTitle
  const unit = index?.organisations.get(scope)
  return placed ?? (index && unit ? placedName(index, unit) : scope)
}
