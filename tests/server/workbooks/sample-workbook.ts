import { zipOf } from '#tests/support/documents/zip-of.ts'

/** The parts of a workbook as office programs write them; each can be replaced or left out. */
export type SampleParts = Readonly<Record<string, string | Buffer | undefined>>

const office = 'http://schemas.openxmlformats.org'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const typesXml = (main = 'sheet.main') =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.${main}+xml"/></Types>`

const relationships = (...lines: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships xmlns="${office}/package/2006/relationships">${lines
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

export const sheetXml = (data: string, { before = '', after = '' } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${office}/spreadsheetml/2006/main">${before}<sheetData>${data}</sheetData>${after}</worksheet>`

export const workbookXml = (sheets = '<sheet name="目标" sheetId="1" r:id="rId1"/>', before = '') =>
  `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships">${before}<sheets>${sheets}</sheets></workbook>`

const plain: SampleParts = {
  '[Content_Types].xml': typesXml(),
  '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': workbookXml(),
  'xl/_rels/workbook.xml.rels': relationships(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
    ['rId3', 'chartsheet', 'chartsheets/sheet1.xml'],
    ['rId4', 'sharedStrings', 'sharedStrings.xml'],
    ['rId5', 'styles', 'styles.xml'],
  ),
  'xl/worksheets/sheet1.xml': sheetXml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
  'xl/worksheets/sheet2.xml': sheetXml(''),
  'xl/sharedStrings.xml': '<sst><si><t>指标</t></si></sst>',
  'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
}

export function sampleWorkbook(parts: SampleParts = {}): Buffer {
  const all = Object.entries({ ...plain, ...parts })
  return zipOf(...all.flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }])))
}
