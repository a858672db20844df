import type { DraftTable } from '../../plan-draft.ts'
import type { TextTables } from '../cell-text.ts'
import type { DraftColumn } from '../common-columns.ts'
import { draftColumns, tableTitles } from '../draft-columns.ts'

/** A table of a draft as a sheet of its workbook; the document's fields are one below the other. */
export interface PlanSheet {
  readonly table: DraftTable
  readonly name: string
  readonly columns: readonly DraftColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** The heads of the document's sheet. */
export const formHeads = { field: '项目', text: '内容', hint: '怎么填' } as const
/** The sheet that explains how to fill the workbook; it is not read. */
export const guideName = '说明'
/** The sheet that identifies the workbook; no menu shows it. */
export const stampName = '_xushi'

/** A draft's tables as the sheets of a workbook, in the order of its page. Rule Z-7. */
export function planSheets(texts: TextTables): PlanSheet[] {
  const tables = Object.keys(tableTitles) as DraftTable[]
  return tables.map((table) => {
    const columns: readonly DraftColumn[] = draftColumns[table]
    return {
      table,
      name: tableTitles[table],
      columns,
      rows: texts[table].map((row) => columns.map(({ field }) => row[field] ?? '')),
    }
  })
}
