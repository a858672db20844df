import { spreadsheetText } from '#metrics/wording/spreadsheet-text.ts'
import type { ShownTable } from '../../contract/tables.ts'
import type { TextTable } from '../../exchange/table-xlsx.ts'

/** The signs by which digits are grouped on pages. */
const grouping = /[,\u2009\u202F](?=\d{3}(?:\D|$))/g
/** A figure as pages write it; a longer one would lose digits in a spreadsheet, and one that begins with 0 is a code. */
const figure = /^[-−]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/
/** A share or a change, which a spreadsheet takes for no formula. */
const share = /^[-+−]?\d[\d.]*%$/

/**
 * A table of a page as it is written into a file: columns that hold figures alone have numbers, texts that a spreadsheet would take for
 * formulas stay texts, and each row of the demo says so.
 */
export function fileTable({ name, columns, rows, demo }: ShownTable): TextTable {
  const whole = rows.map((row) => columns.map((_, place) => row[place] ?? ''))
  const numeric = columns.map((_, place) => isNumeric(whole.map((row) => row[place]!)))
  const written = whole.map((row) => [
    ...row.map((text, place) => (numeric[place] ? plain(text) : textCell(text))),
    ...(demo ? ['演示数据'] : []),
  ])
  return {
    name: sheetName(`${name}${demo ? '（演示数据）' : ''}`),
    columns: [
      ...columns.map((head, place) => ({ head: spreadsheetText(head), numeric: numeric[place]! })),
      ...(demo ? [{ head: '数据性质', numeric: false }] : []),
    ],
    rows: written,
  }
}

/** A figure without its grouping; where a page has a dash for none, the cell of a column of figures is empty. */
const plain = (text: string) => (text === '—' ? '' : text.replaceAll(grouping, '').replace('−', '-'))
const textCell = (text: string) => (share.test(text) ? text : spreadsheetText(text))

function isNumeric(texts: readonly string[]): boolean {
  const filled = texts.map(plain).filter((text) => text !== '')
  return filled.length > 0 && filled.every((text) => figure.test(text))
}

/** The name of a sheet: 31 characters at most, without those that Excel refuses. */
function sheetName(name: string): string {
  const fit = name.replaceAll(/[\\/?*[\]:'\p{Cc}\s]+/gu, ' ').trim()
  return fit.slice(0, 31) || '表格'
}
