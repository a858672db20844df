import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardRow } from '#server/contract/board.ts'
import type { BoardPicture } from '../stores/board-picture.ts'
import { spansRegions } from './organisation-name.ts'

/** The name of a county or a functional zone, else ''; larger regions are known from the board or the organisation. */
export function countyOrZoneName({ regions }: Pick<CatalogueIndex, 'regions'>, code: string): string {
  const region = regions.get(code)
  return region?.level === 'county' || region?.level === 'zone' ? region.name : ''
}

/**
 * Rows whose targets of counties and zones have their region before their names (远安县·5G基站数), since a target that was handed down has
 * the name of the whole. On a board of one region they stay as they are.
 */
export function rowsWithPlaces(
  rows: readonly BoardRow[],
  index: Pick<CatalogueIndex, 'regions'>,
): readonly BoardRow[] {
  if (!spansRegions(rows)) return rows
  return rows.map((row) => {
    const part = countyOrZoneName(index, row.region)
    return part === '' ? row : { ...row, name: `${part}·${row.name}` }
  })
}

/** A picture with such rows. */
export function withPlaces(picture: BoardPicture, index: Pick<CatalogueIndex, 'regions'>): BoardPicture {
  const rows = rowsWithPlaces([...picture.rows.values()], index)
  return { ...picture, rows: new Map(rows.map((row) => [row.target, row])) }
}
