import type { WorkbookCell } from '../../../reading/workbook.ts'
import type { DraftTable } from '../../plan-draft.ts'
import { itemsOf, type TextRow } from '../cell-text.ts'
import type { DraftColumn } from '../common-columns.ts'
import { draftColumns } from '../draft-columns.ts'
import { formHeads } from './plan-sheets.ts'
import { readTypedCell, type TypedSheet } from './typed-sheet.ts'

/** A note on a sheet, with its cell (C5) where it concerns one. */
export interface SheetNote {
  readonly sheet: string
  readonly place: string | null
  readonly detail: string
}

export interface SheetReading {
  readonly rows: readonly TextRow[]
  /** The fields for which the sheet has a column or a line. */
  readonly fields: ReadonlySet<string>
}

export interface Notes {
  readonly fault: (place: string | null, detail: string) => void
  readonly remark: (place: string | null, detail: string) => void
}

/** The number of first rows in which the heads are searched; rows above the heads describe the table. */
const mostAbove = 10
const mostRows = 1000
const mostItems = 60

/** The rows of a table from its sheet; undefined where the sheet has no known heads. Rule Z-7. */
export function readSheetOf(table: DraftTable, sheet: TypedSheet, notes: Notes): SheetReading | undefined {
  const columns: readonly DraftColumn[] = draftColumns[table]
  if (sheet.merged.length > 0) notes.remark(null, '有合并的单元格，只取左上角一格的内容')
  return table === 'document' ? readForm(columns, sheet, notes) : readList(columns, sheet, notes)
}

function readForm(
  columns: readonly DraftColumn[],
  sheet: TypedSheet,
  notes: Notes,
): SheetReading | undefined {
  const heads = headsIn(sheet, Object.values(formHeads))
  const [at, text] = [heads?.columns.get(formHeads.field), heads?.columns.get(formHeads.text)]
  if (!heads || at === undefined || text === undefined) {
    notes.fault(null, `没有“${formHeads.field}”和“${formHeads.text}”两栏，请用下载的工作簿填写`)
    return undefined
  }
  const row: Record<string, string> = {}
  const fields = new Set<string>()
  for (const { number, cells } of sheet.rows.filter((one) => one.number > heads.row)) {
    const name = plain(cells.get(at)?.value ?? '')
    if (name === '') continue
    const column = columns.find(({ title }) => title === name)
    const place = cellName(text, number)
    if (!column) {
      notes.remark(cellName(at, number), `没有“${name}”这一项，没有采用`)
      continue
    }
    if (fields.has(column.field)) notes.fault(cellName(at, number), `“${name}”写了两行，请删去一行`)
    fields.add(column.field)
    const written = cellText(cells.get(text), column, { place, isPercent: false }, notes)
    if (written !== '') row[column.field] = written
  }
  return { rows: [row], fields }
}

function readList(
  columns: readonly DraftColumn[],
  sheet: TypedSheet,
  notes: Notes,
): SheetReading | undefined {
  const heads = headsIn(
    sheet,
    columns.map(({ title }) => title),
  )
  if (!heads) {
    const titles = columns.slice(0, 3).map(({ title }) => `“${title}”`)
    notes.fault(null, `前 ${mostAbove} 行里没有找到栏名（${titles.join('')}等），请用下载的工作簿填写`)
    return undefined
  }
  for (const [at, title] of heads.unknown)
    notes.remark(cellName(at, heads.row), `没有“${title}”这一栏，没有采用`)
  for (const [at, title] of heads.twice) notes.fault(cellName(at, heads.row), `“${title}”有两栏，请删去一栏`)
  const below = sheet.rows.filter(({ number }) => number > heads.row)
  const hidden = below.filter((row) => row.hidden).length
  if (hidden > 0) notes.remark(null, `有 ${hidden} 行被隐藏或筛掉，也一并读入`)
  const present = columns.flatMap((column) => {
    const at = heads.columns.get(column.title)
    return at === undefined ? [] : [{ column, at }]
  })
  const unitAt = heads.columns.get('单位')
  const rows: TextRow[] = []
  for (const { number, cells } of below) {
    const isPercent = unitAt !== undefined && /^[%％]$/.test(plain(cells.get(unitAt)?.value ?? ''))
    const row: Record<string, string> = {}
    for (const { column, at } of present) {
      const text = cellText(cells.get(at), column, { place: cellName(at, number), isPercent }, notes)
      if (text !== '') row[column.field] = text
    }
    if (Object.keys(row).length === 0) continue
    // Blank rows between others are kept.
    while (rows.length < number - heads.row - 1 && rows.length < mostRows) rows.push({})
    rows.push(row)
  }
  if (rows.length > mostRows) notes.fault(null, `有 ${rows.length} 行，最多 ${mostRows} 行，请分成几份计划`)
  return { rows, fields: new Set(present.map(({ column }) => column.field)) }
}

function cellText(
  cell: WorkbookCell | undefined,
  { title, kind }: DraftColumn,
  { place, isPercent }: { readonly place: string; readonly isPercent: boolean },
  notes: Notes,
): string {
  if (!cell) return ''
  const reading = readTypedCell(cell, { isPercent, isList: kind !== 'text' })
  if ('fault' in reading) {
    notes.fault(place, `“${title}”${reading.fault}`)
    return ''
  }
  if (reading.remark !== undefined) notes.remark(place, `“${title}”${reading.remark}`)
  if (kind !== 'text' && itemsOf(reading.text, kind).length > mostItems)
    notes.fault(place, `“${title}”列了 ${mostItems} 个以上，请分到几行`)
  return reading.text.trim() === '' ? '' : reading.text
}

interface Heads {
  readonly row: number
  readonly columns: ReadonlyMap<string, number>
  readonly unknown: readonly (readonly [column: number, title: string])[]
  readonly twice: readonly (readonly [column: number, title: string])[]
}

/** The first row with two of these titles. */
function headsIn({ rows }: TypedSheet, titles: readonly string[]): Heads | undefined {
  for (const { number, cells } of rows) {
    if (number > mostAbove) return undefined
    const columns = new Map<string, number>()
    const unknown: [number, string][] = []
    const twice: [number, string][] = []
    for (const [at, cell] of cells) {
      const title = plain(cell.value)
      if (!titles.includes(title)) unknown.push([at, title])
      else if (columns.has(title)) twice.push([at, title])
      else columns.set(title, at)
    }
    if (columns.size >= 2) return { row: number, columns, unknown, twice }
  }
  return undefined
}

/** A title in a form in which width, blanks and asterisks do not matter. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '')

function cellName(column: number, row: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}
