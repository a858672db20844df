import { columnName } from '#metrics/reading/workbook.ts'
import { xmlHead, xmlText } from '../documents/xml.ts'
import type { PeopleColumn } from './people-table.ts'

export const tableXlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The most rows of a sheet, with its head; further rows are on another sheet. */
const rowsOfSheet = 1_048_576

/** A part of a workbook, with its text in portions. */
interface WorkbookPart {
  readonly name: string
  readonly content: AsyncIterable<string> | Iterable<string>
}

/** A table of texts of any length: `rows` are read once, each with a text for every column. */
export interface TextTable {
  readonly name: string
  readonly columns: readonly PeopleColumn[]
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
}

/**
 * A table as the parts of an Excel workbook for people, each to be written before the next. Figures are numbers; the head stays on the
 * screen and has filters.
 */
export async function* tableXlsx(table: TextTable): AsyncGenerator<WorkbookPart> {
  const rows = oneByOne(table.rows)
  let sheets = 0
  const left = { more: true }
  try {
    while (left.more) {
      sheets += 1
      yield { name: `xl/worksheets/sheet${sheets}.xml`, content: sheetXml(table.columns, rows, left) }
    }
  } finally {
    // A reader that stops early ends the reading of the data too.
    await rows.return(undefined)
  }
  // The number of sheets is known only now.
  const numbers = Array.from({ length: sheets }, (_, place) => place + 1)
  yield part('xl/styles.xml', styles)
  yield part('xl/workbook.xml', workbookXml(table.name, numbers))
  yield part('xl/_rels/workbook.xml.rels', relationsOf(numbers))
  yield part(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  yield part('[Content_Types].xml', contentTypes(numbers))
}

async function* oneByOne(rows: TextTable['rows']): AsyncGenerator<readonly string[], undefined> {
  yield* rows
}

/** The number of rows that are written together, some hundred kilobytes. */
const portionRows = 500

/** A sheet with as many rows as it can hold; at its end `left` tells whether there are more. */
async function* sheetXml(
  columns: readonly PeopleColumn[],
  rows: AsyncGenerator<readonly string[], undefined>,
  left: { more: boolean },
): AsyncGenerator<string> {
  const last = columnName(columns.length)
  yield (
    `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns.map(widthOf).join('')}</cols><sheetData>` +
    `<row r="1">${columns.map(({ head }, place) => textCell(place, 1, head, 1)).join('')}</row>`
  )
  let number = 1
  let text = ''
  let ended = false
  while (number < rowsOfSheet && !ended) {
    const next = await rows.next()
    if (next.done === true) ended = true
    else {
      number += 1
      text += `<row r="${number}">${rowXml(columns, next.value, number)}</row>`
    }
    if (ended || number % portionRows === 0) {
      yield text
      text = ''
    }
  }
  if (text !== '') yield text
  yield `</sheetData><autoFilter ref="A1:${last}${number}"/></worksheet>`
  left.more = !ended
}

function rowXml(columns: readonly PeopleColumn[], texts: readonly string[], row: number): string {
  let xml = ''
  for (const [place, text] of texts.entries()) {
    if (text === '') continue
    xml += columns[place]!.numeric
      ? `<c r="${columnName(place + 1)}${row}"><v>${text}</v></c>`
      : textCell(place, row, text)
  }
  return xml
}

function textCell(place: number, row: number, text: string, style = 0): string {
  return `<c r="${columnName(place + 1)}${row}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

/** The width of a column, enough for most of its texts; names are the longest. */
function widthOf({ head, numeric }: PeopleColumn, place: number): string {
  const width = numeric ? 14 : place === 0 ? 36 : Math.max(12, head.length * 2 + 4)
  return `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const styles =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF0F3F8"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1"/></cellXfs></styleSheet>'

function workbookXml(name: string, sheets: readonly number[]): string {
  const listed = sheets.map(
    (number) =>
      `<sheet name="${xmlText(number === 1 ? name : `${name} ${number}`)}" sheetId="${number}" r:id="rId${number}"/>`,
  )
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`
}

function relationsOf(sheets: readonly number[]): string {
  const relation = (id: string | number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
  return (
    `<Relationships xmlns="${packages}/relationships">` +
    sheets.map((number) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`)).join('') +
    `${relation('Styles', 'styles', 'styles.xml')}</Relationships>`
  )
}

function contentTypes(sheets: readonly number[]): string {
  const override = (name: string, kind: string) =>
    `<Override PartName="${name}" ContentType="${types}.${kind}+xml"/>`
  return (
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}` +
    `${sheets.map((number) => override(`/xl/worksheets/sheet${number}.xml`, 'worksheet')).join('')}</Types>`
  )
}

function part(name: string, xml: string): WorkbookPart {
  return { name, content: [`${xmlHead}${xml}`] }
}
