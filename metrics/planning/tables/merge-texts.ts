import type { DraftTable } from '../plan-draft.ts'
import { forTables, type TextRow, type TextTables } from './cell-text.ts'

/** A cell that two people filled differently: the merged table has the other's text, and `mine` is the text that gave way. */
export interface ContestedCell {
  readonly table: DraftTable
  readonly row: number
  readonly field: string
  readonly mine: string
}

export interface MergedTexts {
  readonly tables: TextTables
  readonly contested: readonly ContestedCell[]
}

/**
 * Merges two people's versions of one draft cell by cell, so that nothing typed is lost. Where rows were removed, the other's table stays,
 * and all rows that are new in mine follow it.
 */
export function mergeTexts(base: TextTables, mine: TextTables, theirs: TextTables): MergedTexts {
  const contested: ContestedCell[] = []
  const tables = forTables((table) =>
    mergeRows(base[table], mine[table], theirs[table], (cell) => contested.push({ table, ...cell })),
  )
  return { tables, contested }
}

type Rows = readonly TextRow[]
type Contest = (cell: Omit<ContestedCell, 'table'>) => void

function mergeRows(base: Rows, mine: Rows, theirs: Rows, contest: Contest): Rows {
  const isIn = (rows: Rows, row: TextRow) => rows.some((one) => sameRow(one, row))
  if (sameRows(mine, base)) return theirs
  if (sameRows(theirs, base)) return mine
  if (mine.length < base.length || theirs.length < base.length)
    return [...theirs, ...mine.filter((row) => !isIn(base, row) && !isIn(theirs, row))]
  const kept = base.map((row, at) =>
    mergeCells(row, mine[at]!, theirs[at]!, (cell) => contest({ row: at, ...cell })),
  )
  const added = theirs.slice(base.length)
  return [...kept, ...added, ...mine.slice(base.length).filter((row) => !isIn(added, row))]
}

function mergeCells(
  base: TextRow,
  mine: TextRow,
  theirs: TextRow,
  contest: (cell: { field: string; mine: string }) => void,
): TextRow {
  const merged: Record<string, string> = { ...theirs }
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    const [before, own, other] = [base[field] ?? '', mine[field] ?? '', theirs[field] ?? '']
    if (own === before || own === other) continue
    if (other === before) merged[field] = own
    else contest({ field, mine: own })
  }
  return merged
}

function sameRow(one: TextRow, other: TextRow): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...fields].every((field) => (one[field] ?? '') === (other[field] ?? ''))
}

function sameRows(one: Rows, other: Rows): boolean {
  return one.length === other.length && one.every((row, at) => sameRow(row, other[at]!))
}
