import { describe, expect, it } from 'vitest'
import { readPolicy } from '#metrics/policy/read-policy.ts'
import type { PolicyReading } from '#metrics/policy/reading/policy-reading.ts'
import { sourceText } from '#server/features/policy/sources/source-text.ts'
import { pdfOf } from '#tests/support/documents/pdf-of.ts'
import { officeDocument, zipOf } from '#tests/support/documents/zip-of.ts'

const docxMime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A title that was invented after the patterns of plans. */
const title = '沙河市数字发展行动计划（2031—2034年）'
const goals = '到2034年，站点达到8000座以上，上云率从41%提高到75%。'
const rows = [
  ['指标', '单位', '2030年', '2034年'],
  ['站点数', '座', '3000', '8200'],
]

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const wordOf = (body: string, before = '') =>
  officeDocument('wordprocessingml.document', {
    name: 'word/document.xml',
    content: `<?xml version="1.0"?>${before}<w:document><w:body>${body}</w:body></w:document>`,
  })
const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
const docx = wordOf(
  `${paragraph(title)}${paragraph('一、主要目标')}<w:p><w:r><w:t>到2034年，站点达到8000座以上，</w:t></w:r><w:del><w:r><w:t>园区7个，</w:t></w:r></w:del><w:r><w:instrText>TOC 5</w:instrText><w:t>上云率从41%提高到75%。</w:t></w:r></w:p>${table}`,
)
const html = `<!DOCTYPE html><html><head><title>某网</title><style>p{margin:9px}</style></head><body><script>var a = 5</script><p>${title}</p><h2>一、主要目标</h2><p>到2034年，站点达到&#56;000座以上，&nbsp;上云率从41%提高到75%。</p><!-- 7个 --><table>${rows.map((row) => `<tr>${row.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`).join('')}</table></body></html>`
const pdf = pdfOf([
  [
    [[150, title]],
    [[80, '一、主要目标']],
    // The full line goes on in the next one.
    [[80, '到2034年，站点达到8000座以上，上云率从41%提高']],
    [[56, '到75%，全市各项工作稳步推进，群众获得感不断增强，一切向好，生活']],
    [[56, '更好。']],
    [[280, '1']],
  ],
  [
    rows[0]!.map((cell, column) => [60 + column * 120, cell] as const),
    rows[1]!.map((cell, column) => [60 + column * 120, cell] as const),
  ],
])

const targets = ({ figures }: PolicyReading) =>
  figures
    .filter(({ target }) => target)
    .map(({ value, unit, baseline = '' }) => `${value} ${unit} ${baseline}`.trim())
const expected = ['8000 座', '75 % 41', '8200 座 3000']

describe('sourceText', () => {
  it.each([
    ['a Word document', docx, docxMime],
    ['a saved page', Buffer.from(html), 'text/html'],
    ['a PDF with text', pdf, 'application/pdf'],
    ['a Word document without a type', docx, 'application/octet-stream'],
    [
      'a text in UTF-8',
      Buffer.from(
        `\ufeff${title}\r\n一、主要目标\r\n${goals}\r\n${rows.map((row) => row.join(' | ')).join('\r\n')}`,
      ),
      'application/octet-stream',
    ],
  ])('reads %s', async (_, bytes, type) => {
    const reading = readPolicy(await sourceText(bytes, type))
    expect(targets(reading)).toEqual(expected)
    expect([reading.kind, reading.title, reading.horizon]).toEqual(['plan', title, '2034'])
  })

  it('takes once what a program printed over itself to make it bold', async () => {
    const goal = [80, '一、主要目标'] as const
    const bold = pdfOf([[[goal, goal, [80.5, '一、主要目标'], [300, '一、主要目标']]]])
    expect((await sourceText(bold, 'application/pdf')).match(/主要目标/g)).toHaveLength(2)
  })

  it('gives every row all columns, where cells go over several columns or rows: .docx and .html', async () => {
    const cell = (text: string, spans = '') => `<w:tc><w:tcPr>${spans}</w:tcPr>${paragraph(text)}</w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
    const merged = wordOf(
      `${paragraph(title)}<w:tbl>${row(cell('类别', '<w:vMerge w:val="restart"/>'), cell('指标'), cell('目标值', '<w:gridSpan w:val="2"/>'), cell('单位'))}` +
        row(cell('', '<w:vMerge/>'), cell(''), cell('2032年'), cell('2034年'), cell('')) +
        `${row(cell('设施'), cell('站点数'), cell('8000'), cell('8200'), cell('座'))}</w:tbl>`,
    )
    const page = `<!DOCTYPE html><html><body><p>${title}</p><table><tr><td rowspan="2">类别</td><td rowspan=2>指标</td><td colspan="2">目标值</td><td rowspan="2">单位</td></tr><tr><td>2032年</td><td>2034年</td></tr><tr><td>设施</td><td>站点数</td><td>8000</td><td>8200</td><td>座</td></tr></table></body></html>`
    const lines = [
      '类别 | 指标 | 目标值 |  | 单位 |',
      ' |  | 2032年 | 2034年 |  |',
      '设施 | 站点数 | 8000 | 8200 | 座 |',
    ]
    for (const [bytes, type] of [
      [merged, docxMime],
      [Buffer.from(page), 'text/html'],
    ] as const) {
      const text = await sourceText(bytes, type)
      expect(
        text
          .split('\n')
          .slice(1)
          .map((line) => line.trimEnd()),
      ).toEqual(lines)
      expect(readPolicy(text).figures.map(({ value, unit, deadline }) => [value, unit, deadline])).toEqual([
        ['8000', '座', '2032'],
        ['8200', '座', '2034'],
      ])
    }
  })

  it('reads a text in GB18030 without being told', async () => {
    // The text 到2028年，基站达到9000座。 in GBK, encoded by iconv.
    const gbk = Buffer.from('b5bd32303238c4eaa3acbbf9d5beb4efb5bd39303030d7f9a1a3', 'hex')
    expect(await sourceText(gbk, 'application/octet-stream')).toBe('到2028年，基站达到9000座。')
  })

  it('follows no entity that a document defines', async () => {
    const doctype = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "七十七">]>'
    const document = wordOf(paragraph('站点&x;达到&y;座'), doctype)
    expect(await sourceText(document, docxMime)).toBe('站点 达到 座')
  })

  const encryptedWord = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const bomb = wordOf('0'.repeat(3 * 1024 * 1024))
  it.each<[string, Buffer, string, string, RegExp]>([
    ['an empty file', Buffer.alloc(0), docxMime, 'bad-request', /文件是空的.*请/],
    ['a file of blanks', Buffer.from(' \n\u3000'), 'application/octet-stream', 'bad-request', /没有文字.*请/],
    ['a PDF of pictures', pdfOf([[]]), 'application/pdf', 'file-type-not-allowed', /扫描件.*文字识别/],
    [
      'a PDF with a password',
      pdfOf([[[[60, goals]]]], { encrypted: true }),
      'application/pdf',
      'file-type-not-allowed',
      /加了密.*去掉密码/,
    ],
    [
      'a broken PDF',
      Buffer.from('%PDF-1.4\n%%EOF'),
      'application/pdf',
      'file-type-not-allowed',
      /已损坏.*请/,
    ],
    [
      'a PDF of more than 200 pages',
      pdfOf(Array.from({ length: 201 }, () => [[[60, goals] as const]])),
      'application/pdf',
      'file-too-large',
      /201 页.*分成几份/,
    ],
    [
      'a Word document with a password',
      encryptedWord,
      docxMime,
      'file-type-not-allowed',
      /加了密.*另存为 .docx/,
    ],
    [
      'an old .doc or .wps',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      docxMime,
      'file-type-not-allowed',
      /旧格式.*另存为 .docx/,
    ],
    ['a bomb', bomb, docxMime, 'file-too-large', /100 倍.*请/],
    [
      'a zip file',
      zipOf({ name: 'a.txt', content: goals }),
      docxMime,
      'file-type-not-allowed',
      /没有正文.*请/,
    ],
    [
      'a workbook',
      officeDocument('spreadsheetml.sheet', { name: 'word/document.xml', content: '<a/>' }),
      docxMime,
      'file-type-not-allowed',
      /Excel.*读不了/,
    ],
    [
      'a document with macros',
      officeDocument(
        'wordprocessingml.document',
        { name: 'word/document.xml', content: '<a/>' },
        { name: 'word/vbaProject.bin', content: 'x' },
      ),
      docxMime,
      'file-type-not-allowed',
      /宏.*读不了/,
    ],
    [
      'a broken document',
      Buffer.from('PK\u0003\u0004 broken', 'latin1'),
      docxMime,
      'file-type-not-allowed',
      /已损坏.*请/,
    ],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'application/octet-stream',
      'file-type-not-allowed',
      /读不了.*另存/,
    ],
    [
      'bytes of no kind',
      Buffer.from([0, 1, 2, 3]),
      'application/octet-stream',
      'file-type-not-allowed',
      /读不了.*另存/,
    ],
    ['a PDF under the name of a Word document', pdf, docxMime, 'file-type-not-allowed', /内容是PDF.*请/],
    [
      'a page under the name of a PDF',
      Buffer.from(html),
      'application/pdf',
      'file-type-not-allowed',
      /内容是网页.*请/,
    ],
  ])('refuses %s', async (_, bytes, type, code, detail) => {
    await expect(sourceText(bytes, type)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(detail) as string,
    })
  })
})
