import { seenText } from '#metrics/reading/plain-figure.ts'
import { cellText, columnRoles, type TableMapping, type TableRow } from '#metrics/imports/table.ts'

/** The heads of the columns that a mapping gives a meaning, by that meaning. */
export function mappedHeads(
  rows: readonly TableRow[],
  { header, columns }: TableMapping,
): Record<string, string> {
  const row = rows.find(({ number }) => number === header)
  return Object.fromEntries(
    columnRoles.flatMap((role) => {
      const head = cellText(row, columns[role])
      return head === '' ? [] : [[role, head]]
    }),
  )
}

/** The rows from above in which the heads are looked for. */
const lookedAt = 40

/**
 * The mapping at the place where its heads stand now: columns may have moved, and rows before the heads have come or gone. A text that says
 * which head is missing, or stands there twice, where the table is no longer the one that was mapped.
 */
export function locatedMapping<Mapping extends TableMapping>(
  rows: readonly TableRow[],
  mapping: Mapping,
  heads: Readonly<Record<string, string>>,
): Mapping | string {
  const roles = columnRoles.filter((role) => mapping.columns[role] !== undefined && heads[role] !== undefined)
  if (roles.length === 0) return mapping
  const at = rows.find(({ number }) => number === mapping.header)
  const candidates = [...(at ? [at] : []), ...rows.slice(0, lookedAt)]
  const found = candidates.find((row) => roles.every((role) => columnsOf(row, heads[role]!).length > 0))
  if (!found) {
    const lost = roles.filter((role) => !at || columnsOf(at, heads[role]!).length === 0)
    const named = lost.map((role) => `“${heads[role]}”`).join('、')
    const seen = at ? [...at.cells.keys()].map((column) => cellText(at, column)).filter(Boolean) : []
    return `表头变了：没有${named}一列${seen.length === 0 ? '' : `，现在是：${seen.slice(0, 12).join('、')}`}。请核对来源，重新看样、定映射。`
  }
  const columns: Partial<Record<(typeof columnRoles)[number], number>> = { ...mapping.columns }
  for (const role of roles) {
    const places = columnsOf(found, heads[role]!)
    const kept = places.find((column) => column === mapping.columns[role])
    if (kept === undefined && places.length > 1)
      return `表头变了：有 ${places.length} 列都叫“${heads[role]}”。请核对来源，重新看样、定映射。`
    columns[role] = kept ?? places[0]!
  }
  return { ...mapping, header: found.number, columns }
}

function columnsOf(row: TableRow, head: string): number[] {
  const wanted = seenText(head)
  return [...row.cells.keys()].filter((column) => seenText(cellText(row, column)) === wanted)
}
