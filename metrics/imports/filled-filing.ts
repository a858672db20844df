import { parsePeriod } from '../period.ts'
import { seenText } from '../reading/plain-figure.ts'
import {
  columnName,
  covers,
  type Workbook,
  type WorkbookRow,
  type WorkbookSheet,
} from '../reading/workbook.ts'
import { formatPeriodText } from '../wording/periods.ts'
import { alteredCells, besideRows, copyIn, isUntouched, textAt, type NotTaken } from './beside-filing.ts'
import {
  copiedColumns,
  filingColumn,
  filingColumns,
  filingHeadRow,
  filingHeads,
  filingLayout,
  filingSheetNames,
  type FilingColumn,
} from './filing-sheet.ts'
import { filledRow, type FilingCellKnown, type RowFilled } from './filled-row.ts'

/** The expected workbook, and the cells with which its rows are compared. */
export interface FilingExpected {
  readonly installation: string
  readonly filing: string
  readonly organisationName: string
  readonly period: string
  readonly cells: readonly FilingCellKnown[]
  /** The regions of the cells that other reporters of the organisation fill, by the keys of their series. */
  readonly others: Readonly<Record<string, string>>
}

/** A cell that the workbook changes. */
export interface FilledCell extends Extract<RowFilled, { readonly does: 'change' }> {
  /** The address of its value, such as G7. */
  readonly place: string
}

export interface FilledFiling {
  readonly changes: readonly FilledCell[]
  readonly notTaken: readonly NotTaken[]
  /** The number of further places that were not taken and are not listed. */
  readonly further: number
}

/** The number of places that are listed. */
const mostTold = 500

/**
 * Reads a filled template of a filing. Each row is identified by its hidden key, never by its place; cells that cannot be taken are listed
 * with their places. `refused`: it is no workbook of this filing, or its heads cannot be trusted. Rule I-5.
 */
export function readFilledFiling(
  workbook: Workbook,
  expected: FilingExpected,
): FilledFiling | { readonly refused: string } {
  const { format, sheets } = workbook
  if (format === 'csv')
    return {
      refused:
        'CSV 里没有编号和版本，认不出是哪张填报单。请上传从本页下载的模板（.xlsx），或复制表格里的数贴到填报表格里（按名称对应），历史数据走「数据导入」。',
    }
  const refused = stampFault(sheets, expected)
  if (refused !== undefined) return { refused }
  const sheet = sheets.find(({ name }) => name === filingSheetNames.filled)
  if (!sheet) return { refused: `工作簿里没有“${filingSheetNames.filled}”这张工作表。请重新下载模板再填。` }
  const fault = headFault(sheet, expected.period)
  return fault === undefined ? readRows(workbook, sheet, expected) : { refused: fault }
}

/** The stamp of a template: what its hidden sheet says of product, layout, installation, filing and period. */
function stampOf(sheets: readonly WorkbookSheet[]): ReadonlyMap<string | undefined, string> {
  const lines = sheets.find(({ name }) => name === filingSheetNames.stamp)?.rows ?? []
  return new Map(lines.map(({ cells }) => [cells.get(1)?.value, cells.get(2)?.value ?? '']))
}

/** The filing for which a workbook is a template; undefined where it says none. Rule I-5. */
export function filingOfTemplate({ sheets }: Pick<Workbook, 'sheets'>): string | undefined {
  const stamp = stampOf(sheets)
  return stamp.get('product') === 'xushi' ? stamp.get('filing') : undefined
}

function stampFault(sheets: readonly WorkbookSheet[], expected: FilingExpected): string | undefined {
  const stamp = stampOf(sheets)
  const advice = '请在本页点“Excel 模板”下载，在它上面填。自己的表格可以整块复制，粘贴到填报表。'
  const [layout, filing, period] = (['layout', 'filing', 'period'] as const).map((key) => stamp.get(key))
  if (stamp.get('product') !== 'xushi' || !layout || filing === undefined || period === undefined)
    return `这不是从本系统下载的填报模板。${advice}`
  if (layout !== String(filingLayout))
    return `这份模板是另一个版本的（第 ${layout} 版，现在是第 ${filingLayout} 版），各栏的位置可能不同。请重新下载模板，把数填进去。`
  if (stamp.get('installation') !== expected.installation)
    return '这份模板是从另一套系统下载的，版次在这里不通用。请在本页重新下载模板。'
  if (filing === expected.filing) return undefined
  const own = `${formatPeriodText(expected.period)} · ${expected.organisationName}`
  return period === expected.period
    ? `这份模板是别的单位的，本页是“${own}”。请核对选对了文件。`
    : `这份模板是${formatPeriodText(period)}的，本页是“${own}”。请核对选对了文件，或打开那一期的填报单再上传。`
}

/** The reason why the columns cannot be identified. */
function headFault({ rows, merged, hiddenColumns }: WorkbookSheet, period: string): string | undefined {
  const wanted = filingHeads(parsePeriod(period)!)
  const head = rows.find(({ number }) => number === filingHeadRow)
  const inHead = merged.find(({ rows: { from, to } }) => from <= filingHeadRow && to >= filingHeadRow)
  if (inHead)
    return `表头（第 ${filingHeadRow} 行）的 ${columnName(inHead.columns.from)} 列起有合并的单元格。请取消合并，或重新下载模板。`
  const altered = filingColumns.find(
    ({ key }) => seenText(head?.cells.get(filingColumn(key))?.value ?? '') !== wanted[key],
  )
  if (altered)
    return `表头（第 ${filingHeadRow} 行）的 ${columnName(filingColumn(altered.key))} 列应是“${wanted[altered.key]}”，现在不是：表头改过，或插入、删去过列。请重新下载模板，把数填进去。`
  const hidden = filingColumns.find(
    (column) => 'open' in column && hiddenColumns.some((range) => covers(range, filingColumn(column.key))),
  )
  return hidden && `“${wanted[hidden.key]}”一列被隐藏了，看不见的数不收。请取消隐藏再上传。`
}

function readRows(workbook: Workbook, sheet: WorkbookSheet, expected: FilingExpected): FilledFiling {
  const { cells, others } = expected
  const copy = copyIn(workbook.sheets)
  const heads = filingHeads(parsePeriod(expected.period)!)
  const known = new Map(cells.map((cell) => [cell.key, cell]))
  const rows = sheet.rows.filter(({ number, cells: own }) => number > filingHeadRow && own.size > 0)
  const keyOf = (row: WorkbookRow) => textAt(row, 'cell')
  const times = new Map<string, number>()
  for (const row of rows) times.set(keyOf(row), (times.get(keyOf(row)) ?? 0) + 1)
  const changes: FilledCell[] = []
  const gone = cells.filter(({ key }) => copy.has(key) && !times.has(key))
  const notTaken = besideRows(
    workbook,
    sheet,
    gone.map(({ name, regionName }) => `${name} · ${regionName}`),
  )
  for (const row of rows) {
    const key = keyOf(row)
    const cell = known.get(key)
    const place = `${columnName(filingColumn('value'))}${row.number}`
    const found = cell
      ? filledRow(row, cell, { twice: times.get(key) !== 1, merged: mergedIn(sheet, row.number) })
      : otherRow(row, key, { untouched: isUntouched(row, copy.get(key)), region: others[key] })
    if (found.does === 'change') changes.push({ ...found, place })
    const name = cell ? `${cell.name} · ${cell.regionName}` : textAt(row, 'name')
    // What else was changed in a row that is refused is told once it is taken.
    const left =
      found.does === 'refuse'
        ? [{ at: found.at ?? 'value', text: found.text, why: found.why }]
        : alteredCells(row, copy.get(key), heads)
    for (const { at, text, why } of left)
      notTaken.push({
        ...{ place: `${columnName(filingColumn(at))}${row.number}`, name },
        ...{ text: text.slice(0, 200), why },
      })
  }
  return {
    changes,
    notTaken: notTaken.slice(0, mostTold),
    further: Math.max(0, notTaken.length - mostTold),
  }
}

/** A row that is no cell of the reporter's; one in which nothing was filled is ignored. */
function otherRow(
  row: WorkbookRow,
  key: string,
  { untouched, region }: { readonly untouched: boolean; readonly region: string | undefined },
): RowFilled {
  if (untouched) return { does: 'nothing' }
  const filled = textOf(row, ['value', 'reason', 'note'])
  const text = filled === '' && key === '' ? textOf(row, [...copiedColumns, 'number']) : filled
  if (text === '') return { does: 'nothing' }
  if (region !== undefined)
    return { does: 'refuse', text, why: `不由您填报：“${region}”不在您负责的地区里，没有采用` }
  const why =
    key === ''
      ? '这一行不是模板里的（没有编号），认不出是哪个指标'
      : '编号不在这张填报单里：模板下载以后这一项可能不用报了，或编号被改过'
  return { does: 'refuse', text, why }
}

function textOf(row: WorkbookRow, columns: readonly FilingColumn[]): string {
  return columns
    .map((column) => textAt(row, column))
    .filter((text) => text !== '')
    .join(' ')
}

function mergedIn({ merged }: WorkbookSheet, row: number): boolean {
  return merged.some(
    ({ rows, columns }) =>
      covers(rows, row) &&
      filingColumns.some((column) => 'open' in column && covers(columns, filingColumn(column.key))),
  )
}
