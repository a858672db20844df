import { describe, expect, it } from 'vitest'
import { readXlsx } from '#server/workbooks/xlsx/read-xlsx.ts'
import { sampleWorkbook, sheetXml, workbookXml } from '../sample-workbook.ts'

const only = (part: string, content: string | Buffer | undefined) => sampleWorkbook({ [part]: content })
const sheet = (xml: string) => only('xl/worksheets/sheet1.xml', xml)
const cells = (xml: string) => sheet(sheetXml(xml))
const texts = (xml: string) => only('xl/sharedStrings.xml', xml)
const book = (xml: string) => only('xl/workbook.xml', workbookXml(xml))
const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
const twoOfAName = '<sheet name="甲" r:id="rId1"/><sheet name="甲" r:id="rId2"/>'

const kinds: Readonly<Record<string, readonly [bytes: Buffer, detail: RegExp]>> = {
  'no relations': [only('_rels/.rels', undefined), /缺少 _rels\/\.rels/],
  'no workbook': [only('_rels/.rels', '<Relationships/>'), /找不到工作簿/],
  'no sheet': [only('xl/worksheets/sheet1.xml', undefined), /缺少 xl\/worksheets\/sheet1/],
  'a sheet that is nowhere': [book('<sheet name="目标" r:id="rId99"/>'), /找不到工作表“目标”/],
  'no sheets at all': [book(''), /没有工作表/],
  'two sheets of a name': [book(twoOfAName), /两个工作表叫“甲”/],
  'more sheets than anybody has': [book('<sheet/>'.repeat(201)), /201 个工作表/],
  entities: [texts(`${entity}<sst><si><t>&e;</t></si></sst>`), /声明了实体/],
  'an entity that is unknown': [texts('<sst><si><t>&e;</t></si></sst>'), /读不出的字符/],
  'a character beyond Unicode': [texts('<sst><si><t>&#x110000;</t></si></sst>'), /读不出的字符/],
  'half a sheet': [sheet('<worksheet><sheetData><row r="1">'), /sheet1\.xml 不完整/],
  'half a tag': [sheet('<worksheet a="'), /sheet1\.xml 不完整/],
  'an attribute without end': [sheet('<worksheet a=">'), /sheet1\.xml 不完整/],
  'a tag without end': [sheet('<worksheet'), /sheet1\.xml 不完整/],
  'a comment without end': [sheet('<worksheet><!-- '), /sheet1\.xml 不完整/],
  'tags that cross': [sheet('<worksheet><a><b></a></b></worksheet>'), /标记不成对/],
  'tags within tags without end': [sheet('<a>'.repeat(70)), /标记读不出/],
  'letters of no set': [only('xl/worksheets/sheet1.xml', Buffer.from([0x3c, 0xff])), /文字编码/],
  'a text that is nowhere': [cells('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'), /第 5 个文字/],
  'a number that is none': [cells('<row r="1"><c r="A1"><v>1,5</v></c></row>'), /“1,5”不是数/],
  'a number that is too large': [cells('<row r="1"><c r="A1"><v>1E999</v></c></row>'), /“1E999”不是数/],
  'a cell of no kind': [cells('<row r="1"><c r="A1" t="x"><v>1</v></c></row>'), /读不出的单元格/],
  'rows that go back': [cells('<row r="2"/><row r="1"/>'), /行号/],
  'cells that go back': [cells('<row r="1"><c r="B1"/><c r="A1"/></row>'), /单元格位置/],
  'a cell of another row': [cells('<row r="1"><c r="A2"/></row>'), /单元格位置/],
  'a cell beyond the last column': [cells('<row r="1"><c r="XFE1"/></row>'), /单元格位置/],
  'a cell in no row': [cells('<c r="A1"/>'), /单元格位置/],
  'a merged range that is none': [sheet(sheetXml('', { after: '<mergeCell ref="A1"/>' })), /合并区域/],
}

describe('readXlsx', () => {
  it.each(Object.entries(kinds))('refuses %s', async (_, [bytes, detail]) => {
    const refused = await readXlsx(bytes).catch((fault: unknown) => fault)
    expect(refused).toMatchObject({
      code: 'file-type-not-allowed',
      message: expect.stringMatching(detail) as string,
    })
    expect((refused as Error).message).toMatch(/损坏.*请用 Excel 或 WPS 打开核对/)
  })

  it('refuses more cells than it may read', async () => {
    const row = '<row><c><v>1</v></c><c><v>2</v></c></row>'
    expect((await readXlsx(cells(row.repeat(3)), 6)).sheets[0]!.rows).toHaveLength(3)
    await expect(readXlsx(cells(row.repeat(4)), 6)).rejects.toMatchObject({
      code: 'file-too-large',
      message: '工作簿里的单元格太多，没有读。请分成几份，再传。',
    })
  })
})
