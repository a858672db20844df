import { zipOf } from '#tests/support/documents/zip-of.ts'
import { sampleWorkbook, sheetXml } from './sample-workbook.ts'

const only = (part: string, content: string) => sampleWorkbook({ [part]: content })
const ofType = (main: string) =>
  only('[Content_Types].xml', `<Types><Override ContentType="${main}"/></Types>`)
const openXml = (kind: string) => ofType(`application/vnd.openxmlformats-officedocument.${kind}.main+xml`)
const excel = (kind: string) => ofType(`application/vnd.ms-excel.sheet.${kind}`)
const old = (inner: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inner, 'utf16le')])
const altered = (at: string, change: (bytes: Buffer, from: number) => void) => {
  const bytes = sampleWorkbook()
  change(bytes, bytes.indexOf(Buffer.from(at, 'latin1')))
  return bytes
}
const directory = 'PK\u0001\u0002'
const sound = sampleWorkbook()
const contentTypes = '[Content_Types].xml'
const zeros = sheetXml(`<row r="1"><c r="A1" t="str"><v>${'0'.repeat(3e6)}</v></c></row>`)
const huge = 300 * 1024 * 1024
const unfit = 'file-type-not-allowed'

type Refused = readonly [bytes: Buffer, name: string, code: string, detail: RegExp]
/** Files that are no readable tables, each with the words of its refusal. */
export const refusedFiles: Readonly<Record<string, Refused>> = {
  nothing: [Buffer.alloc(0), '', 'bad-request', /文件是空的/],
  blanks: [Buffer.from('\ufeff \r\n\t'), 'a.csv', 'bad-request', /没有内容/],
  'a bomb': [only('xl/worksheets/sheet1.xml', zeros), '', 'file-too-large', /200 MB 或原大小的 100 倍/],
  'a file that says it unpacks to more than 200 MB': [
    zipOf({ name: contentTypes, content: 'x', said: huge }),
    '',
    'file-too-large',
    /200 MB 或原大小的 100 倍/,
  ],
  'a file that unpacks to more than it says': [
    zipOf({ name: contentTypes, content: '<Types/>'.repeat(50), said: 20 }),
    '',
    unfit,
    /损坏.*Content_Types.*解不开/,
  ],
  macros: [only('xl/vbaProject.bin', 'x'), 'a.xlsm', unfit, /宏.*xlsm/],
  'macros by its type': [excel('macroEnabled.main+xml'), '', unfit, /宏.*xlsm/],
  'macros of Excel 4': [only('xl/macrosheets/sheet1.xml', '<a/>'), '', unfit, /宏.*xlsm/],
  'a binary workbook': [excel('binary.main'), 'a.xlsb', unfit, /二进制.*xlsb/],
  'a document': [openXml('wordprocessingml.document'), 'a.xlsx', unfit, /Word 文档/],
  slides: [openXml('presentationml.presentation'), 'a.xlsx', unfit, /演示文稿/],
  'an old workbook': [old(''), 'a.xls', unfit, /旧格式.*xls.*另存/],
  'a password': [old('EncryptedPackage'), 'a.xlsx', unfit, /加了密.*去掉密码/],
  'a part with a password': [
    altered(directory, (bytes, at) => bytes.writeUInt16LE(1, at + 8)),
    '',
    unfit,
    /加了密.*去掉密码/,
  ],
  'an OpenDocument': [
    zipOf({ name: 'mimetype', content: 'x' }, { name: 'content.xml', content: 'x' }),
    'a.xlsx',
    unfit,
    /OpenDocument/,
  ],
  'an archive': [zipOf({ name: 'a.csv', content: '1,2' }), 'a.xlsx', unfit, /压缩文件.*解压/],
  'links to other files': [only('xl/externalLinks/externalLink1.xml', '<a/>'), '', unfit, /引用了别的文件/],
  'a connection': [only('xl/connections.xml', '<a/>'), '', unfit, /外部数据/],
  'a page that is called a workbook': [Buffer.from('<html><table/></html>'), 'a.xls', unfit, /网页或 XML/],
  'a table of XML': [Buffer.from('\ufeff<?xml version="1.0"?><Workbook/>'), 'a.xml', unfit, /网页或 XML/],
  'a PDF': [Buffer.from('%PDF-1.4\n\0'), 'a.csv', unfit, /不是表格，是 PDF/],
  'bytes of no kind': [Buffer.from([1, 2, 3, 255, 254]), '', unfit, /不是表格，读不了/],
  'a workbook called CSV': [sound, '数据.csv', unfit, /“\.csv”结尾，内容却是Excel/],
  'CSV called a workbook': [Buffer.from('a,b'), '数据.XLSX', unfit, /“\.xlsx”结尾，内容却是CSV/],
  'quotes that do not end': [Buffer.from('a,b\n1,"2\n3,4'), 'a.csv', 'bad-item', /第 2 行有引号没有结束/],
  'half a file': [sound.subarray(0, sound.length - 40), '', unfit, /损坏.*压缩包不完整/],
  'a broken list of parts': [
    altered(directory, (bytes, at) => bytes.write('XX', at)),
    '',
    unfit,
    /损坏.*目录/,
  ],
  'another content than its sum says': [
    altered(directory, (bytes, at) => bytes.writeUInt32LE(7, at + 16)),
    '',
    unfit,
    /损坏.*校验码/,
  ],
  'a part twice': [
    zipOf({ name: 'xl/a.xml', content: 'x' }, { name: 'XL/A.xml', content: 'x' }),
    '',
    unfit,
    /有两份/,
  ],
}
