import { PaperSize, Workbook, type Cell, type Worksheet } from '@cj-tech-master/excelts'
import type { DraftColumn } from '#metrics/planning/tables/common-columns.ts'
import { tableTitles } from '#metrics/planning/tables/draft-columns.ts'
import {
  formHeads,
  guideName,
  stampName,
  type PlanSheet,
} from '#metrics/planning/tables/workbook/plan-sheets.ts'
import { columnName } from '#metrics/reading/workbook.ts'
import type { PlanBook } from './layout.ts'

const colours = { head: 'FFF0F3F8', rare: 'FFF8F9FB', edge: 'FFC3CCD9', quiet: 'FF5F6D82' }
const edge = { style: 'thin', color: { argb: colours.edge } } as const
const box = { top: edge, left: edge, bottom: edge, right: edge }
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
const font = { name: '等线', size: 11 }
/** The format of every cell to be filled in: text, so that Excel turns no 2025-06 into a day. */
const asText = '@'
/** The number of rows of a table for which lists of words are offered. */
const mostRows = 1000
/** The most characters of a list in a validation rule; Excel takes 255. */
const longestList = 250

/** Writes the workbook of a plan; runs in a thread. */
export async function run({ guide, sheets, stamp, title }: PlanBook): Promise<Uint8Array> {
  const workbook = new Workbook()
  Object.assign(workbook, { title, creator: '序时' })
  writeGuide(workbook.addWorksheet(guideName), title, guide)
  for (const sheet of sheets) {
    if (sheet.table === 'document') writeForm(workbook, sheet)
    else writeList(workbook, sheet)
  }
  const hidden = workbook.addWorksheet(stampName, { state: 'veryHidden' })
  for (const line of Object.entries(stamp)) hidden.addRow(line)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function writeGuide(sheet: Worksheet, title: string, lines: readonly string[]): void {
  sheet.getColumn(1).width = 100
  sheet.getCell(1, 1).value = title
  sheet.getCell(1, 1).font = { ...font, size: 16, bold: true }
  for (const [at, line] of lines.entries()) {
    const cell = sheet.getCell(at + 3, 1)
    cell.value = line
    cell.font = font
    cell.alignment = { wrapText: true, vertical: 'top' }
  }
}

function writeForm(workbook: Workbook, { name, columns, rows: [row = []] }: PlanSheet): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup })
  for (const [at, [head, width]] of [
    [formHeads.field, 18],
    [formHeads.text, 60],
    [formHeads.hint, 60],
  ].entries()) {
    sheet.getColumn(at + 1).width = width as number
    writeHead(sheet.getCell(1, at + 1), head as string, false)
  }
  for (const [at, column] of columns.entries()) {
    const [field, text, hint] = [1, 2, 3].map((place) => sheet.getCell(at + 2, place))
    writeHead(field!, column.title, column.rare === true)
    writeText(text!, row[at] ?? '')
    validate(sheet, `B${at + 2}`, column)
    hint!.value = hintOf(column)
    hint!.font = { ...font, color: { argb: colours.quiet } }
  }
}

const pageSetup = {
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  paperSize: PaperSize.A4,
} as const

function writeList(workbook: Workbook, { name, columns, rows }: PlanSheet): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: { ...pageSetup, printTitlesRow: '1:1' },
  })
  for (const [place, column] of columns.entries()) {
    const { title, rare = false } = column
    const widest = Math.max(breadth(title), ...rows.map((row) => breadth(row[place] ?? '')))
    sheet.getColumn(place + 1).width = Math.min(Math.max(widest + 3, 10), 46)
    const head = sheet.getCell(1, place + 1)
    writeHead(head, title, rare)
    const hint = hintOf(column)
    if (hint !== '') head.note = hint
    // The whole column is formatted, so that added rows are ready too.
    sheet.getColumn(place + 1).numFmt = asText
    for (const [at, row] of rows.entries()) writeText(sheet.getCell(at + 2, place + 1), row[place] ?? '')
    const letters = columnName(place + 1)
    validate(sheet, `${letters}2:${letters}${mostRows + 1}`, column)
  }
  sheet.getRow(1).height = 26
}

function writeHead(cell: Cell, title: string, isRare: boolean): void {
  cell.value = title
  cell.font = { ...font, bold: !isRare, ...(isRare && { color: { argb: colours.quiet } }) }
  cell.fill = fill(isRare ? colours.rare : colours.head)
  cell.border = box
  cell.alignment = { vertical: 'middle', wrapText: true }
}

function writeText(cell: Cell, text: string): void {
  if (text !== '') cell.value = text
  cell.numFmt = asText
  cell.font = font
  cell.border = box
  cell.alignment = { vertical: 'top', wrapText: true }
}

/** The hint of a column, for what its heading does not say. */
function hintOf({ hint = '', words, rare = false, kind }: DraftColumn): string {
  const said = [
    hint,
    words ? `可选：${words.join('、')}` : '',
    kind === 'lines' && hint === '' ? '一条一行' : '',
  ]
  return [...said.filter((part) => part !== ''), ...(rare ? ['一般不用填'] : [])].join('；')
}

/** Offers the words of a column as a list. Another word may be typed: it is checked with the draft. */
function validate(sheet: Worksheet, cells: string, { words, from, kind }: DraftColumn): void {
  // What other plans measure stands in no sheet.
  const isListed = from !== undefined && from !== 'indicators' && kind === 'text'
  const list = words ? `"${words.join(',')}"` : isListed ? listOf(from) : undefined
  if (list === undefined || list.length > longestList) return
  sheet.dataValidations.add(cells, {
    type: 'list',
    formulae: [list],
    allowBlank: true,
    showErrorMessage: false,
  })
}

/** Names stand in the first column of their sheet. */
const listOf = (table: Exclude<NonNullable<DraftColumn['from']>, 'indicators'>) =>
  `'${tableTitles[table]}'!$A$2:$A$${mostRows + 1}`

/** The width of a text, in which a Chinese character counts as two digits. */
const breadth = (text: string) =>
  Math.max(...text.split('\n').map((line) => line.replaceAll(/[^\u0000-\u00FF]/g, '  ').length))
