import { Workbook as Written } from '@cj-tech-master/excelts'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '#server/workbooks/read-workbook.ts'
import { columnName, type WorkbookSheet } from '#metrics/reading/workbook.ts'
import { sampleWorkbook, sheetXml, workbookXml, type SampleParts } from './sample-workbook.ts'

const read = (bytes: Buffer, name = '') => readWorkbook({ bytes, name })
const sheetOf = async (parts: SampleParts) => (await read(sampleWorkbook(parts))).sheets[0]!
const rowsOf = ({ rows }: WorkbookSheet) =>
  rows.map(({ number, cells }) => [
    number,
    Object.fromEntries([...cells].map(([column, cell]) => [columnName(column), cell])),
  ])
const valuesOf = ({ rows }: WorkbookSheet) =>
  rows.map(({ cells }) => [...cells.values()].map(({ value }) => value))

describe('readWorkbook', () => {
  it('reads cells with what they are, as they are shown', async () => {
    const formats = [0, 14, 10, 164, 165, 166, 20, 57, 11, 167].map((id) => `<xf numFmtId="${id}"/>`).join('')
    const customFormats = [
      [164, 'yyyy&quot;年&quot;m&quot;月&quot;;@'],
      [165, '#,##0.0&quot;亿元/day&quot;'],
      [166, '[Red]0.0%'],
      [167, '0.0E+00;-0.0E+00'],
    ].map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
    const sheet = await sheetOf({
      'xl/styles.xml': `<styleSheet><numFmts>${customFormats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats}</cellXfs></styleSheet>`,
      'xl/sharedStrings.xml':
        '<sst><si><t xml:space="preserve"> 甲 </t></si><si><r><t>5G</t></r><r><rPr><b/></rPr><t>基站&amp;机房</t></r><rPh sb="0" eb="1"><t>jizhan</t></rPh></si><si><t/></si></sst>',
      'xl/worksheets/sheet1.xml': sheetXml(
        [
          '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c><c r="E2" t="inlineStr"><is><t>行_x000D_内&#x4E00;</t></is></c><c r="F2" s="1"/></row>',
          '<row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="B3"><v>1.5E-7</v></c><c r="C3" t="n"><v>-1234567890123456789</v></c><c r="D3" s="4"><v>1234.50</v></c><c r="E3" s="2"><v>0.95</v></c><c r="F3" s="5"><v>1</v></c><c r="G3" s="8"><v>2</v></c><c r="H3" s="9"><v>3</v></c></row>',
          '<row r="4"><c r="A4" s="1"><v>45657</v></c><c r="B4" s="3"><v>45657.75</v></c><c r="C4" s="7"><v>59</v></c><c r="D4" s="6"><v>0.5</v></c><c r="E4" s="1"><v>-3</v></c><c r="F4" t="d"><v>2024-12-31T00:00:00.000Z</v></c></row>',
          '<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="e"><v>#N/A</v></c><c r="C5"><f>A3+1</f><v>1.3</v></c><c r="D5" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="E5"><f>1+1</f></c><c r="F5" t="str"><f>""</f><v></v></c></row>',
          '<row><c><v>7</v></c><c t="str"><v>顺</v></c></row>',
        ].join(''),
      ),
    })
    expect(rowsOf(sheet)).toEqual([
      [
        2,
        {
          A: { type: 'text', value: ' 甲 ' },
          C: { type: 'text', value: '5G基站&机房' },
          E: { type: 'text', value: '行\r内一' },
        },
      ],
      [
        3,
        {
          A: { type: 'number', value: '0.3' },
          B: { type: 'number', value: '0.00000015' },
          C: { type: 'number', value: '-1234567890123460000' },
          D: { type: 'number', value: '1234.5' },
          E: { type: 'number', value: '0.95', percent: true },
          F: { type: 'number', value: '1', percent: true },
          G: { type: 'number', value: '2' },
          H: { type: 'number', value: '3' },
        },
      ],
      [
        4,
        {
          A: { type: 'date', value: '2024-12-31' },
          B: { type: 'date', value: '2024-12-31T18:00:00' },
          C: { type: 'date', value: '1900-02-28' },
          D: { type: 'number', value: '0.5' },
          E: { type: 'number', value: '-3' },
          F: { type: 'date', value: '2024-12-31' },
        },
      ],
      [
        5,
        {
          A: { type: 'boolean', value: 'TRUE' },
          B: { type: 'error', value: '#N/A' },
          C: { type: 'number', value: '1.3', formula: true },
          D: { type: 'text', value: 'ab', formula: true },
          E: { type: 'blank', value: '', formula: true },
          F: { type: 'blank', value: '', formula: true },
        },
      ],
      [6, { A: { type: 'number', value: '7' }, B: { type: 'text', value: '顺' } }],
    ])
  })

  it('tells hidden sheets, rows and columns, and merged ranges; passes over sheets of charts', async () => {
    const { sheets } = await read(
      sampleWorkbook({
        'xl/workbook.xml': workbookXml(
          '<sheet name="甲" r:id="rId1"/><sheet name="图" r:id="rId3"/><sheet name="乙" state="veryHidden" r:id="rId2"/>',
        ),
        'xl/worksheets/sheet1.xml': sheetXml(
          '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
          {
            before: '<cols><col min="2" max="4" hidden="true"/><col min="5" max="5" width="9"/></cols>',
            after: '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>',
          },
        ),
        'xl/worksheets/sheet2.xml': sheetXml('<row r="9"><c r="A9"><v>1</v></c></row>', {
          before: '<sheetFormatPr zeroHeight="1"/>',
        }),
      }),
    )
    expect(sheets.map(({ name, state, rows }) => [name, state, rows.map(({ hidden }) => hidden)])).toEqual([
      ['甲', 'visible', [true, false]],
      ['乙', 'very-hidden', [true]],
    ])
    expect(sheets[0]).toMatchObject({
      hiddenColumns: [{ from: 2, to: 4 }],
      merged: [{ rows: { from: 1, to: 2 }, columns: { from: 1, to: 3 } }],
    })
  })

  it('reads dates since 1904, names with a prefix, single quotes, comments and plain text', async () => {
    const sheet = await sheetOf({
      'xl/workbook.xml': workbookXml(undefined, '<workbookPr date1904="1"/>'),
      'xl/styles.xml': "<x:styleSheet><x:cellXfs><x:xf numFmtId='14'/></x:cellXfs></x:styleSheet>",
      'xl/worksheets/sheet1.xml':
        "<x:worksheet><!-- <c> --><x:sheetData note='a>b'><x:row r='1'><x:c r='A1'><x:v>0</x:v></x:c><x:c r='B1' t='str'><x:v><![CDATA[a<b&c]]></x:v></x:c><x:c r='C1'><x:v>44195</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    })
    expect(valuesOf(sheet)).toEqual([['1904-01-01', 'a<b&c', '2024-12-31']])
  })

  it('reads back what our own writer writes', async () => {
    const written = new Written()
    const sheet = written.addWorksheet('填报')
    sheet.addRow(['指标', 12.5, new Date('2024-12-31T00:00:00Z'), true, { formula: 'B1*2', result: 25 }])
    const { sheets } = await read(Buffer.from(await written.xlsx.writeBuffer()), '填报.xlsx')
    expect(sheets.map((one) => [one.name, rowsOf(one)])).toEqual([
      [
        '填报',
        [
          [
            1,
            {
              A: { type: 'text', value: '指标' },
              B: { type: 'number', value: '12.5' },
              C: { type: 'date', value: '2024-12-31' },
              D: { type: 'boolean', value: 'TRUE' },
              E: { type: 'number', value: '25', formula: true },
            },
          ],
        ],
      ],
    ])
  })

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('指标,数值\r\n\r\n"a,""b""\n二",="0756"\r\n=1+1,-3')],
    ['UTF-8 with a mark', Buffer.from('\ufeff指标,数值\n\n"a,""b""\n二",="0756"\n=1+1,-3\n')],
    ['semicolons', Buffer.from('指标;数值\n\n"a,""b""\n二";="0756"\n=1+1;-3\n')],
    [
      'UTF-16, which Excel calls Unicode text',
      Buffer.from('\ufeff指标\t数值\r\n\r\n"a,""b""\n二"\t="0756"\r\n=1+1\t-3', 'utf16le'),
    ],
    [
      'GB18030',
      // The texts 指标 and 数值 and 二, encoded by iconv.
      Buffer.concat([
        Buffer.from('d6b8b1ea2ccafdd6b50a0a', 'hex'),
        Buffer.from('"a,""b""\n'),
        Buffer.from('b6fe', 'hex'),
        Buffer.from('",="0756"\n=1+1,-3\n'),
      ]),
    ],
  ])('reads CSV in %s', async (_, bytes) => {
    const workbook = await read(bytes, '数据.csv')
    expect([workbook.format, workbook.sheets[0]!.name]).toEqual(['csv', '数据'])
    expect(rowsOf(workbook.sheets[0]!)).toEqual([
      [1, { A: { type: 'text', value: '指标' }, B: { type: 'text', value: '数值' } }],
      [3, { A: { type: 'text', value: 'a,"b"\n二' }, B: { type: 'text', value: '0756' } }],
      [4, { A: { type: 'text', value: '=1+1', formula: true }, B: { type: 'text', value: '-3' } }],
    ])
  })

  it('reads CSV of one column under no name', async () => {
    const { sheets } = await read(Buffer.from('PK一\n二'))
    expect([sheets[0]!.name, valuesOf(sheets[0]!)]).toEqual(['表', [['PK一'], ['二']]])
  })
})
