import type { Directory } from '#metrics/imports/names.ts'
import { directoryNames } from '#metrics/imports/names.ts'
import { readTable } from '#metrics/imports/read-table.ts'
import { headsOf, recogniseTable } from '#metrics/imports/recognise-table.ts'
import { cellText } from '#metrics/imports/table.ts'
import type { ImportMapping } from '../../../../contract/imports.ts'
import { AppError } from '../../../../errors.ts'
import { readWorkbook, type TableFile } from '../../../../workbooks/read-workbook.ts'
import type { WorkbookRow as Row, WorkbookSheet as Sheet } from '#metrics/reading/workbook.ts'
import { mappingAgain } from '../import-body.ts'
import { ownTableMapping, withOwnColumns } from './own-columns.ts'

/** A file of history, and how to read it. */
interface HistoryFile {
  readonly file: TableFile
  readonly directory: Directory
  /** The sheet to read where the mapping names none. */
  readonly sheet: string | undefined
  readonly mapping: ImportMapping | null
  /** The mappings of earlier tables, by their heads. */
  readonly known: readonly (readonly [heads: string, mapping: ImportMapping])[]
}

/** The first line that the thread returns; each further line is a value. */
export interface HistoryHead {
  readonly sheets: readonly string[]
  /** The heads as one text, by which the mapping of an earlier table is found again; empty: none. */
  readonly heads: string
  /** Null for rows that name their cells. */
  readonly mapping: ImportMapping | null
  /** Whether the mapping is that of an earlier table with the same heads. */
  readonly remembered: boolean
  readonly sample: { number: number; cells: string[] }[]
  readonly faults: readonly { row: number; column: number; code: string; message: string }[]
  /** The number of empty cells, or of a program's computed rows, that were passed over. */
  readonly empty: number
  /** The number of values that follow. */
  readonly values: number
}

const [shownRows, shownColumns] = [14, 40]
export const mostTableRows = 200_000

/**
 * Reads a file of history in a thread, and returns bytes with a line for each value, so that the main thread can take them over in
 * portions.
 */
export async function run({
  file,
  directory,
  sheet: asked,
  mapping,
  known,
}: HistoryFile): Promise<Uint8Array> {
  const { sheets } = await readWorkbook(file)
  const visible = sheets.filter(({ state, rows }) => state === 'visible' && rows.length > 0)
  const sheet = visible.find(({ name }) => name === (mapping?.sheet ?? asked)) ?? visible[0]
  if (!sheet) throw new AppError('bad-item', '文件里没有看得见的表格。请核对工作表是不是隐藏了。')
  if (sheet.rows.length > mostTableRows)
    throw new AppError(
      'too-many-items',
      `一张表最多 ${mostTableRows} 行，这张有 ${sheet.rows.length} 行。请分成几份再传。`,
    )
  const names = directoryNames(directory)
  const rows = mergedRows(sheet)
  const proposed = ownTableMapping(rows) ?? recogniseTable(rows, names)!
  const heads = headsOf(rows, proposed)
  const before = heads === '' ? undefined : known.find(([other]) => other === heads)?.[1]
  const used = mapping ?? (before ? mappingAgain(proposed, before) : proposed)
  const { values: read, faults, empty } = readTable(rows, used, names, sheet.hiddenColumns)
  const { values, passedOver } = withOwnColumns(read, rows, { header: used.header, isSdmx: false })
  const head: HistoryHead = {
    sheets: visible.map(({ name }) => name),
    heads,
    mapping: { ...used, sheet: sheet.name },
    remembered: mapping === null && before !== undefined,
    sample: sampleOf(rows, used.header),
    faults: [...faults, ...remarksOn(sheet, visible, values)],
    empty: empty + passedOver,
    values: values.length,
  }
  const lines = [head, ...values].map((line) => JSON.stringify(line))
  return new TextEncoder().encode(lines.join('\n'))
}

/** What is told of a table without keeping it from being taken: sheets that were not read, and figures that are worked out. */
function remarksOn(
  sheet: Sheet,
  visible: readonly Sheet[],
  values: readonly { readonly row: number; readonly column: number }[],
): HistoryHead['faults'] {
  const others = visible.filter((one) => one !== sheet).map(({ name }) => `“${name}”`)
  const rows = new Map(sheet.rows.map((row) => [row.number, row]))
  const formulas = values.filter(({ row, column }) => rows.get(row)?.cells.get(column)?.formula)
  const [first] = formulas
  return [
    ...(others.length === 0
      ? []
      : [
          {
            ...{ row: 1, column: 1, code: 'other-sheets' },
            message: `文件里另有 ${others.length} 张工作表没有读：${others.slice(0, 5).join('、')}。要读的，在“读法”里换工作表，或另传一份。`,
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            ...{ row: first.row, column: first.column, code: 'formula' },
            message: `有 ${formulas.length} 个数是公式，取的是文件里存的结果。请核对，或改成数值再传。`,
          },
        ]),
  ]
}

/** A sample of the rows before and after the heads. */
export function sampleOf(rows: readonly Row[], header: number): HistoryHead['sample'] {
  const from = Math.max(0, rows.findIndex(({ number }) => number >= header) - 2)
  return rows.slice(from, from + shownRows).map((row) => {
    const last = Math.min(shownColumns, Math.max(0, ...row.cells.keys()))
    return {
      number: row.number,
      cells: Array.from({ length: last }, (_, place) => cellText(row, place + 1).slice(0, 60)),
    }
  })
}

/** The rows with the text of a merged range in each cell of its first column. */
export function mergedRows({ rows, merged }: Sheet): readonly Row[] {
  if (merged.length === 0) return rows
  const byNumber = new Map(rows.map((row) => [row.number, { ...row, cells: new Map(row.cells) }]))
  const last = rows.at(-1)!.number
  for (const range of merged) {
    const cell = byNumber.get(range.rows.from)?.cells.get(range.columns.from)
    // A range within a single row is left alone, such as a title over all columns. A range may claim a million rows.
    if (!cell || range.rows.to === range.rows.from) continue
    for (let number = range.rows.from + 1; number <= Math.min(range.rows.to, last); number += 1)
      byNumber.get(number)?.cells.set(range.columns.from, cell)
  }
  return [...byNumber.values()]
}
