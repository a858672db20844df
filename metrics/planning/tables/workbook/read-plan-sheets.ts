import type { DraftTable } from '../../plan-draft.ts'
import { forTables, type TextRow, type TextTables } from '../cell-text.ts'
import { tableTitles } from '../draft-columns.ts'
import { rowTwins } from '../row-twins.ts'
import { guideName, stampName } from './plan-sheets.ts'
import { readSheetOf, type SheetNote, type SheetReading } from './read-sheet.ts'
import type { TypedSheet } from './typed-sheet.ts'

export interface PlanSheetsReading {
  /** The resulting draft. */
  readonly texts: TextTables
  /** Cells that cannot be taken as they are. */
  readonly faults: readonly SheetNote[]
  readonly remarks: readonly SheetNote[]
}

/**
 * The draft that a filled workbook makes of another. Where the workbook lacks a sheet or a column, the draft's stays; where it lacks a
 * row, the row is removed. `isForeign`: the workbook comes from another installation, whose ids mean nothing here. Rule Z-7.
 */
export function readPlanSheets(
  sheets: readonly TypedSheet[],
  standing: TextTables,
  isForeign = false,
): PlanSheetsReading {
  const faults: SheetNote[] = []
  const remarks: SheetNote[] = []
  const names = Object.values(tableTitles)
  const isPlan = sheets.some(({ name }) => names.includes(name.trim()))
  if (!isPlan) {
    const listed = names.map((name) => `“${name}”`).join('')
    const detail = `不是计划的工作簿：${listed}这些工作表一张也没有。请下载本页的工作簿，在上面填`
    return { texts: standing, faults: [{ sheet: '', place: null, detail }], remarks }
  }
  for (const { name, state } of sheets)
    if (state === 'visible' && !names.includes(name.trim()) && name !== guideName && name !== stampName)
      remarks.push({ sheet: name, place: null, detail: '不是计划的工作表，没有采用' })
  const texts = forTables((table): readonly TextRow[] => {
    const title = tableTitles[table]
    const sheet = sheets.find(({ name }) => name.trim() === title)
    const note = (list: SheetNote[]) => (place: string | null, detail: string) => {
      list.push({ sheet: title, place, detail })
    }
    if (!sheet) {
      note(remarks)(null, '工作簿里没有这张工作表，草稿里的保持不变')
      return standing[table]
    }
    const reading = readSheetOf(table, sheet, { fault: note(faults), remark: note(remarks) })
    if (!reading) return standing[table]
    if (isForeign) return withMissing(table, withoutIds(reading), standing[table])
    for (const id of twiceIn(reading.rows)) note(faults)(null, `编号“${id}”用了两次，请改一行或留空`)
    return withMissing(table, reading, standing[table])
  })
  return { texts, faults, remarks }
}

/** Adds to each row the texts of columns that the sheet lacks. */
function withMissing(
  table: DraftTable,
  { rows, fields }: SheetReading,
  standing: readonly TextRow[],
): readonly TextRow[] {
  const twins = rowTwins(table, standing, rows)
  return rows.map((row, at) => {
    const before = Object.entries(standing[twins.get(at) ?? -1] ?? {})
    return { ...Object.fromEntries(before.filter(([field]) => !fields.has(field))), ...row }
  })
}

function withoutIds({ rows, fields }: SheetReading): SheetReading {
  return {
    rows: rows.map(({ id: _, slug: __, ...row }) => row),
    fields: new Set([...fields].filter((field) => field !== 'id' && field !== 'slug')),
  }
}

/** Ids that two rows have. The slug is no id of a row: targets on one indicator share it. */
function twiceIn(rows: readonly TextRow[]): string[] {
  const ids = rows.flatMap(({ id }) => (id === undefined ? [] : [id.trim()]))
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
}
