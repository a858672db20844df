import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardPicture } from '../stores/board-picture.ts'
import { spansRegions } from './organisation-name.ts'

/**
 * A picture whose targets of counties and zones have their region before their names (远安县·5G基站数), since a target that was handed down
 * has the name of the whole. On a board of one region they stay as they are.
 */
export function withPlaces(
  picture: BoardPicture,
  { regions }: Pick<CatalogueIndex, 'regions'>,
): BoardPicture {
  if (!spansRegions([...picture.rows.values()])) return picture
  const rows = [...picture.rows].map(([target, row]) => {
    const region = regions.get(row.region)
    const isPart = region?.level === 'county' || region?.level === 'zone'
    return [target, isPart ? { ...row, name: `${region.name}·${row.name}` } : row] as const
  })
  return { ...picture, rows: new Map(rows) }
}
