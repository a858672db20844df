import type { DraftTable } from '../plan-draft.ts'
import type { TextRow, TextTables } from './cell-text.ts'
import type { DraftColumn } from './common-columns.ts'
import { draftColumns, tableTitles } from './draft-columns.ts'
import { rowTwins } from './row-twins.ts'

/** The change of a row; `row` counts in the tables after, or for a removed row in those before. */
export interface DraftRowChange {
  readonly table: DraftTable
  readonly row: number
  /** `reordered`: the rows of a table are in another order. */
  readonly act: 'added' | 'removed' | 'changed' | 'reordered'
  readonly name: string
  readonly cells: readonly { readonly title: string; readonly from: string; readonly to: string }[]
}

/** The differences between two versions of a draft's tables, row by row. Rule Z-7. */
export function textChanges(before: TextTables, after: TextTables): DraftRowChange[] {
  const tables = Object.keys(tableTitles) as DraftTable[]
  return tables.flatMap((table) => changesOf(table, before[table], after[table]))
}

function changesOf(
  table: DraftTable,
  before: readonly TextRow[],
  after: readonly TextRow[],
): DraftRowChange[] {
  const twins = rowTwins(table, before, after)
  const kept = new Set(twins.values())
  const inOrder = Array.from(twins).sort(([one], [other]) => one - other)
  const isReordered = inOrder.some(([, twin], at) => at > 0 && inOrder[at - 1]![1] > twin)
  return [
    ...(isReordered ? [{ table, row: 0, act: 'reordered' as const, name: '', cells: [] }] : []),
    ...after.flatMap((row, at): DraftRowChange[] => {
      const twin = twins.get(at)
      const cells = differences(table, twin === undefined ? {} : before[twin]!, row)
      if (cells.length === 0) return []
      return [{ table, row: at, act: twin === undefined ? 'added' : 'changed', name: nameOf(row), cells }]
    }),
    ...before.flatMap((row, at): DraftRowChange[] =>
      kept.has(at) || isBlank(row) ? [] : [{ table, row: at, act: 'removed', name: nameOf(row), cells: [] }],
    ),
  ]
}

function differences(table: DraftTable, before: TextRow, after: TextRow): DraftRowChange['cells'] {
  const columns: readonly DraftColumn[] = draftColumns[table]
  return columns.flatMap(({ field, title }) => {
    const [from, to] = [before[field] ?? '', after[field] ?? '']
    return from.trim() === to.trim() ? [] : [{ title, from, to }]
  })
}

const isBlank = (row: TextRow) => Object.values(row).every((text) => text.trim() === '')

function nameOf(row: TextRow): string {
  return ['name', 'title', 'path', 'target', 'code'].flatMap((field) => row[field] ?? [])[0] ?? ''
}
