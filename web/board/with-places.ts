import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { BoardPicture } from '../stores/board-picture.ts'
import { spansRegions } from './organisation-name.ts'

/**
 * Rows whose targets of counties and zones have their region before their names (远安县·5G基站数), since a target that was handed down has
 * the name of the whole. On a board of one region they stay as they are.
 */
export function rowsWithPlaces(
  rows: readonly BoardRow[],
  { regions }: Pick<CatalogueIndex, 'regions'>,
): readonly BoardRow[] {
  if (!spansRegions(rows)) return rows
  return rows.map((row) => {
    const region = regions.get(row.region)
    const isPart = region?.level === 'county' || region?.level === 'zone'
    return isPart ? { ...row, name: `${region.name}·${row.name}` } : row
  })
}

/** A picture with such rows. */
export function withPlaces(picture: BoardPicture, index: Pick<CatalogueIndex, 'regions'>): BoardPicture {
  const rows = rowsWithPlaces([...picture.rows.values()], index)
  return { ...picture, rows: new Map(rows.map((row) => [row.target, row])) }
}
