import type { CatalogueIndex } from '#metrics/catalogue/catalogue-index.ts'
import type { BoardRow } from '#server/contract/board.ts'

/** Whether a board's targets belong to several regions, so that 市工信局 alone would not say whose. */
export function spansRegions(rows: readonly Pick<BoardRow, 'region'>[]): boolean {
  return new Set(rows.map(({ region }) => region)).size > 1
}

/** As the documents abbreviate an organisation: 市工信局 of 市工业和信息化局; its name where they do not. */
export function shortName(index: CatalogueIndex, organisation: string): string | undefined {
  const known = index.organisations.get(organisation)
  return known?.aliases.toSorted((a, b) => a.length - b.length)[0] ?? known?.name
}
