import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { ListedBoard } from '#metrics/catalogue/catalogue.ts'
import type { BoardChoice } from '../../contract/boards.ts'

/**
 * The boards in the order in which someone bound to these regions meets them: first those of the own region, its
 * documents and what lies below, or where there is none, of the nearest region above that has one. Whoever is bound to no
 * region meets them as they are offered.
 */
export function boardsFor(index: CatalogueIndex, regions: readonly string[]): BoardChoice[] {
  const shown = index.catalogue.boards.filter(({ scope }) => (index.targetsIn(scope)?.length ?? 0) > 0)
  const placed = shown.map((board) => ({ board, far: farness(index, board, regions) }))
  const nearest = Math.min(...placed.map(({ far }) => far))
  const isOwn = (far: number) => far < Infinity && (far < above || far === nearest)
  const own = placed.filter(({ far }) => isOwn(far)).toSorted((a, b) => a.far - b.far)
  const others = placed.filter(({ far }) => !isOwn(far))
  return [
    ...own.map(({ board }) => ({ ...board, own: true })),
    ...others.map(({ board }) => ({ ...board, own: false })),
  ]
}

/** From here on a board lies above the region: farther than any within it. */
const above = 3

/** How far a board lies from the nearest of the regions: itself, its documents, below it, then step by step above it. */
function farness(index: CatalogueIndex, { scope }: ListedBoard, regions: readonly string[]): number {
  const place = index.documents.get(scope)?.region ?? scope
  const from = (region: string) => {
    if (scope === region) return 0
    if (place === region) return 1
    if (index.within(place, region)) return 2
    return index.within(region, place) ? above + stepsUp(index, region, place) : Infinity
  }
  return Math.min(...regions.map(from))
}

function stepsUp(index: CatalogueIndex, region: string, to: string): number {
  let steps = 0
  for (let at: string | undefined = region; at !== undefined && at !== to; steps++)
    at = index.regions.get(at)?.parent
  return steps
}
