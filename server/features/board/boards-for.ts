import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { ListedBoard } from '#metrics/catalogue/catalogue.ts'
import type { BoardChoice } from '../../contract/boards.ts'

/**
 * Sorts the boards for somebody bound to these regions: first those of the own regions, of their documents and of the regions below; where
 * there are none, those of the nearest region above. Somebody bound to no region gets the usual sequence.
 */
export function boardsFor(index: CatalogueIndex, regions: readonly string[]): BoardChoice[] {
  const shown = index.catalogue.boards.filter(({ scope }) => (index.targetsIn(scope)?.length ?? 0) > 0)
  const placed = shown.map((board) => ({ board, far: distanceFrom(index, board, regions) }))
  const nearest = Math.min(...placed.map(({ far }) => far))
  const isOwn = (far: number) => far < Infinity && (far < above || far === nearest)
  const own = placed.filter(({ far }) => isOwn(far)).toSorted((a, b) => a.far - b.far)
  const others = placed.filter(({ far }) => !isOwn(far))
  return [
    ...own.map(({ board }) => ({ ...board, own: true })),
    ...others.map(({ board }) => ({ ...board, own: false })),
  ]
}

/** The distance from which on a board is above the region. */
const above = 3

/** The distance of a board from the nearest of the regions: the region itself, its documents, a region below, then each step above. */
function distanceFrom(index: CatalogueIndex, { scope }: ListedBoard, regions: readonly string[]): number {
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
