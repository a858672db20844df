import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardRow } from '#server/contract/board.ts'

/** Whether the region is named beside an organisation: the targets are of several regions, and 市工信局 exists in every city. */
export function spansRegions(rows: readonly Pick<BoardRow, 'region'>[]): boolean {
  return new Set(rows.map(({ region }) => region)).size > 1
}

/** The abbreviation that the documents have for an organisation (市工信局 for 市工业和信息化局), else its name. */
export function shortName(index: CatalogueIndex, organisation: string): string | undefined {
  const known = index.organisations.get(organisation)
  return known?.aliases.toSorted((a, b) => a.length - b.length)[0] ?? known?.name
}
