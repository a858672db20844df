import { PaperSize, type Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { annexText, annexFigure, type AnnexFigure } from './cells.ts'
import { columnLetters, firstDataRow, keyOf, type AnnexTable, type AnnexColumn } from './table.ts'
import { colourOf } from '../curves/paper-palette.ts'
import type { Light } from '#metrics/catalogue/light-rule.ts'

const colours = { head: 'FFF0F3F8', edge: 'FFC3CCD9', quiet: 'FF5F6D82' }
const edge = { style: 'thin', color: { argb: colours.edge } } as const
const box = { top: edge, left: edge, bottom: edge, right: edge }
const font = { name: '等线', size: 11 }
const numeric = { vertical: 'middle', horizontal: 'right' } as const
/** Texts are indented, so that they do not touch the figure before them. */
const worded = { vertical: 'middle', horizontal: 'left', indent: 1, wrapText: true } as const
const fontOfLight = (light: Light | null) => ({
  ...font,
  bold: true,
  color: { argb: `FF${colourOf(light).slice(1)}` },
})

/** The narrowest and the widest column in characters: a date, and a text that is read at a glance. */
const [narrowest, widest] = [8, 44]
/** The points of a line, and of the tallest row in Excel. */
const [lineHeight, tallest] = [16, 409]
/** The most characters across a printed page. */
const onePage = 170

/**
 * Writes a sheet. Its first column holds the keys of rows, and the row above its heads the fields of columns; both are hidden. By them
 * each figure can be found in the picture again, even after rows were sorted. `written` is told each key.
 */
export function writeTable<Row>(
  workbook: Workbook,
  table: AnnexTable<Row>,
  written: (key: string) => void,
): void {
  const { name, lines, columns, rows, frozen = 0 } = table
  const headRow = firstDataRow(lines) - 1
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozen + 1, ySplit: headRow }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      // Columns that stay in place on the screen are repeated on each printed page.
      ...(frozen > 0 && { printTitlesColumn: `B:${columnLetters(frozen - 1)}` }),
      fitToHeight: table.onOnePage === true ? 1 : 0,
      paperSize: PaperSize.A4,
      printTitlesRow: `${headRow}:${headRow}`,
    },
  })
  sheet.getColumn(1).hidden = true
  writeHead(sheet, table, headRow)
  const widths = columns.map(({ head }) => Math.min(breadthOf(head), widest))
  for (const [place, { key, decimals, row }] of rows.entries()) {
    const number = headRow + 1 + place
    if (key !== null) sheet.getCell(number, 1).value = key
    let lines = 1
    for (const [position, column] of columns.entries()) {
      const figure = annexFigure(column.of(row), formOf(column, row), decimals)
      writeCell(sheet, { number, position, column, row, figure })
      const text = textOf(figure)
      widths[position] = Math.max(widths[position]!, Math.min(breadthOf(text), widest))
      if (typeof figure.value === 'string') lines = Math.max(lines, linesOf(text, column.width ?? widest))
      const named = keyOf(key, column.field)
      if (named !== undefined) written(named)
    }
    // Programs do not adjust the height of a row when they open a file.
    if (lines > 1) sheet.getRow(number).height = Math.min(lines * lineHeight, tallest)
  }
  columns.forEach(({ width }, position) => {
    sheet.getColumn(position + 2).width = width ?? Math.max(widths[position]! + 2, narrowest)
  })
  const breadth = columns.reduce((sum, { width }, position) => sum + (width ?? widths[position]! + 2), 0)
  sheet.pageSetup.fitToWidth = Math.max(1, Math.round(breadth / onePage))
  if (rows.length > 1)
    sheet.autoFilter = {
      from: { row: headRow, col: 2 },
      to: { row: headRow + rows.length, col: columns.length + 1 },
    }
}

function writeHead<Row>(sheet: Worksheet, { title, lines, columns }: AnnexTable<Row>, headRow: number): void {
  sheet.getCell(1, 2).value = annexText(title)
  sheet.getCell(1, 2).font = { ...font, size: 16, bold: true }
  lines.forEach((line, place) => {
    sheet.getCell(2 + place, 2).value = annexText(line)
    sheet.getCell(2 + place, 2).font = { ...font, color: { argb: colours.quiet } }
  })
  sheet.getRow(headRow - 1).hidden = true
  sheet.getRow(headRow).height = 32
  columns.forEach(({ head, field }, position) => {
    if (field !== undefined) sheet.getCell(headRow - 1, position + 2).value = `/${field}`
    const cell = sheet.getCell(headRow, position + 2)
    cell.value = annexText(head)
    cell.font = { ...font, bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: colours.head } }
    cell.border = box
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true }
  })
}

interface CellPosition<Row> {
  readonly number: number
  readonly position: number
  readonly column: AnnexColumn<Row>
  readonly row: Row
  readonly figure: AnnexFigure
}

function writeCell<Row>(
  sheet: Worksheet,
  { number, position, column, row, figure: { value, format } }: CellPosition<Row>,
): void {
  const cell = sheet.getCell(number, position + 2)
  const formula = column.formula?.(row, number) ?? null
  cell.value = formula === null ? value : { formula, result: value as number }
  if (format !== undefined) cell.numFmt = format
  cell.font = formOf(column, row) === 'light' ? fontOfLight(column.of(row) as Light | null) : font
  cell.border = box
  cell.alignment = typeof value === 'string' || typeof column.form === 'function' ? worded : numeric
}

const formOf = <Row>({ form = 'text' }: AnnexColumn<Row>, row: Row) =>
  typeof form === 'function' ? form(row) : form

const textOf = ({ value, format = '' }: AnnexFigure) =>
  value instanceof Date
    ? format
    : typeof value === 'number' && /[.]0/.test(format)
      ? value.toFixed(2)
      : String(value ?? '')

/** The width of a line, where a Chinese character counts twice. */
const breadthOfLine = (line: string) => line.replaceAll(/[^\u0000-\u00FF]/g, '  ').length
/** The width of a text of several lines, which is that of the widest. */
const breadthOf = (text: string) => Math.max(...text.split('\n').map(breadthOfLine))

/** The number of lines of a text that is broken at a width. */
const linesOf = (text: string, breadth: number) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(breadthOfLine(line) / breadth)), 0)
