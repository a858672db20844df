import type { CatalogueIndex } from '../catalogue-index.ts'
import type { Region } from '../catalogue.ts'

/** The regions that no reform makes (any more): those of one that waits, was withdrawn or refused. No record names them. Rule Z-13. */
export function unmadeRegions({
  regions,
  catalogue: { reforms },
}: Pick<CatalogueIndex, 'regions' | 'catalogue'>): readonly Region[] {
  const made = new Set(reforms.flatMap(({ after }) => after))
  return [...regions.values()].filter(({ code, byReform }) => byReform && !made.has(code))
}
