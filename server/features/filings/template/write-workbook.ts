import { PaperSize, Workbook, type Cell, type Worksheet } from '@cj-tech-master/excelts'
import { seriesKey } from '#metrics/catalogue/cell-key.ts'
import {
  copiedColumns,
  filingColumn,
  filingColumns,
  filingHeadRow,
  filingSheetNames,
  type FilingColumn,
} from '#metrics/imports/filing-sheet.ts'
import type { ShownFigure, Template, TemplateCell } from './layout.ts'

const colours = { open: 'FFEAF3FF', head: 'FFF0F3F8', edge: 'FFC3CCD9', quiet: 'FF5F6D82' }
const edge = { style: 'thin', color: { argb: colours.edge } } as const
const box = { top: edge, left: edge, bottom: edge, right: edge }
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
const font = { name: '等线', size: 11 }

/** Writes the workbook of a filing; runs in a thread, since five hundred cells take some tenths of a second. */
export async function run(template: Template): Promise<Uint8Array> {
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet(filingSheetNames.filled, {
    views: [{ state: 'frozen', xSplit: filingColumn('region'), ySplit: filingHeadRow }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      paperSize: PaperSize.A4,
    },
  })
  for (const [place, column] of filingColumns.entries()) {
    const { width } = column
    Object.assign(sheet.getColumn(place + 1), { width, hidden: 'hidden' in column })
  }
  writeHead(sheet, template)
  for (const [place, cell] of template.cells.entries()) writeCell(sheet, template, cell, place)
  const stamp = workbook.addWorksheet(filingSheetNames.stamp, { state: 'veryHidden' })
  writeStamp(stamp, template)
  writeCopy(stamp, sheet, template)
  // The sheet has no password: the protection prevents slips of the hand and hides nothing.
  await sheet.protect('', { formatColumns: true, formatRows: true })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function writeHead(sheet: Worksheet, { title, lines, heads }: Template): void {
  sheet.getCell(1, 1).value = title
  sheet.getCell(1, 1).font = { ...font, size: 16, bold: true }
  lines.forEach((line, place) => {
    sheet.getCell(2 + place, 1).value = line
    sheet.getCell(2 + place, 1).font = { ...font, color: { argb: colours.quiet } }
  })
  for (const [place, { key }] of filingColumns.entries()) {
    const cell = sheet.getCell(filingHeadRow, place + 1)
    cell.value = heads[key]
    cell.font = { ...font, bold: true }
    cell.fill = fill(colours.head)
    cell.border = box
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  }
  sheet.getRow(filingHeadRow).height = 32
}

function writeCell(sheet: Worksheet, template: Template, one: TemplateCell, place: number): void {
  const row = filingHeadRow + 1 + place
  const at = (key: FilingColumn) => sheet.getCell(row, filingColumn(key))
  at('number').value = place + 1
  at('name').value = one.name
  at('region').value = one.regionName
  at('unit').value = one.unit
  writeFigure(at('yearBefore'), one.yearBefore)
  writeFigure(at('previous'), one.previous)
  at('value').value = one.value
  at('reason').value = one.reason || null
  at('note').value = one.note || null
  at('state').value = one.state
  at('countingRule').value = one.countingRule || null
  at('cell').value = seriesKey(one)
  at('basedOn').value = one.basedOn
  for (const column of filingColumns) {
    const cell = at(column.key)
    cell.font = font
    cell.border = box
    cell.alignment = { vertical: 'middle', wrapText: column.width > 30 }
    if (!('open' in column) || !one.open) continue
    cell.fill = fill(colours.open)
    cell.protection = { locked: false }
  }
  at('value').alignment = { vertical: 'middle', horizontal: 'right' }
  if (one.open) validate(at, template, one)
}

/** The hints of Excel and WPS while a cell is filled. A typed text (158/166, 超过21) only causes a question. */
function validate(
  at: (key: 'value' | 'reason' | 'note') => Cell,
  { reasons }: Template,
  one: TemplateCell,
): void {
  const least = one.mayBeNegative ? -1e15 : 0
  at('value').dataValidation = {
    type: 'decimal',
    operator: 'between',
    formulae: [least, 1e15],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: `${one.name.slice(0, 24)}（${one.unit}）`,
    prompt: one.share ? '填比率，或写成 分子/分母，如 158/166。' : '只填数字；只知道超过某数时写成 超过21。',
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '不是数',
    error: one.mayBeNegative ? '这里应填数字。确要这样填吗？' : '这里应填不小于 0 的数字。确要这样填吗？',
  }
  at('reason').dataValidation = {
    type: 'list',
    formulae: [`"${reasons.join(',')}"`],
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: '请从列表中选',
    error: '没有数值的原因请从下拉列表中选一项；有数值的不选。',
  }
  at('note').dataValidation = {
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formulae: [2000],
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: '说明过长',
    error: '说明至多 2000 个字。',
  }
}

function writeFigure(cell: Cell, figure: ShownFigure | null): void {
  if (!figure) return
  cell.value = figure.value
  const digits = figure.decimals > 0 ? `#,##0.${'0'.repeat(figure.decimals)}` : '#,##0'
  // The mark is shown behind the figure, which stays a number.
  cell.numFmt = figure.mark === '' ? digits : `${digits}" ${figure.mark}"`
}

function writeStamp(sheet: Worksheet, { stamp }: Template): void {
  for (const [place, [key, value]] of Object.entries(stamp).entries()) {
    sheet.getCell(place + 1, 1).value = key
    sheet.getCell(place + 1, 2).value = value as string | number
  }
}

/** What the rows show, kept beneath the stamp, so that a change of a locked cell is told when the workbook comes back. */
function writeCopy(stamp: Worksheet, sheet: Worksheet, { cells }: Template): void {
  const first = stamp.rowCount + 1
  for (const [place, cell] of cells.entries()) {
    stamp.getCell(first + place, 1).value = seriesKey(cell)
    for (const [at, column] of copiedColumns.entries())
      stamp.getCell(first + place, at + 2).value = sheet.getCell(
        filingHeadRow + 1 + place,
        filingColumn(column),
      ).value
  }
}
