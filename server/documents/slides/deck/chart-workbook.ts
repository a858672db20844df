import { contentTypes, office, relation, relations } from '../../relations.ts'
import { xmlHead, xmlText } from '../../xml.ts'
import { zipOf } from '../../zip.ts'
import type { Chart } from './chart-lines.ts'

const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The column of a line; periods are in column A. */
export const columnOf = (place: number) => 'BCDEFGHIJ'[place]!
export const sheetName = '数据'

/** The number of a day in workbooks. */
export const serialDay = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569

/** The styles of cells: the usual one, and that of days. */
const styles =
  `${xmlHead}<styleSheet xmlns="${sheet}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="2"><xf xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'

/**
 * The figures of a chart as a workbook, which an office program opens to edit them. Names are written as texts, even if they look like
 * formulas.
 */
export function chartWorkbook({ days, lines }: Pick<Chart, 'days' | 'lines'>): Uint8Array<ArrayBuffer> {
  const text = (cell: string, words: string) =>
    `<c r="${cell}" t="inlineStr"><is><t xml:space="preserve">${xmlText(words)}</t></is></c>`
  const head = `<row r="1">${text('A1', '报告期末')}${lines.map(({ name }, place) => text(`${columnOf(place)}1`, name)).join('')}</row>`
  const rows = days.map((day, index) => {
    const row = index + 2
    const figures = lines.map(({ figures: all }, place) => {
      const figure = all[index] ?? null
      return figure === null ? '' : `<c r="${columnOf(place)}${row}"><v>${figure}</v></c>`
    })
    return `<row r="${row}"><c r="A${row}" s="1"><v>${serialDay(day)}</v></c>${figures.join('')}</row>`
  })
  return zipOf([
    contentTypes({ xml: 'application/xml' }, [
      ['xl/workbook.xml', `${type}.sheet.main+xml`],
      ['xl/worksheets/sheet1.xml', `${type}.worksheet+xml`],
      ['xl/styles.xml', `${type}.styles+xml`],
    ]),
    {
      name: '_rels/.rels',
      content: relations(relation('rId1', `${office}/officeDocument`, 'xl/workbook.xml')),
    },
    {
      name: 'xl/workbook.xml',
      content: `${xmlHead}<workbook xmlns="${sheet}" xmlns:r="${office}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation('rId1', `${office}/worksheet`, 'worksheets/sheet1.xml'),
        relation('rId2', `${office}/styles`, 'styles.xml'),
      ),
    },
    { name: 'xl/styles.xml', content: styles },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${xmlHead}<worksheet xmlns="${sheet}"><sheetData>${head}${rows.join('')}</sheetData></worksheet>`,
    },
  ])
}
