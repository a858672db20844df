import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { Actor } from '../access/actor.ts'

/** The day at which the demonstration stands for one of its people: that of their board; null for everybody else. */
export function demoDayOf(
  { catalogue }: Pick<CatalogueIndex, 'catalogue'>,
  { demo, regions }: Pick<Actor, 'demo' | 'regions'>,
): string | null {
  if (!demo) return null
  return catalogue.boards.find(({ scope }) => regions.includes(scope))?.suggestedAt ?? null
}
