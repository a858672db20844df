import { AppError } from '../errors.ts'
import { endingOf } from '../files/file-name.ts'
import { fileTypes } from '../files/file-types.ts'
import { recogniseType } from '../files/recognise-type.ts'
import { csvSheet } from './csv-sheet.ts'
import { unfit } from './refusals.ts'
import type { Workbook } from '#metrics/reading/workbook.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

/** A file as it was sent. */
export interface TableFile {
  readonly bytes: Uint8Array
  /** The name of the file; empty where none was given. */
  readonly name: string
}

/**
 * Reads a file of tables by its content: .xlsx, or CSV in UTF-8, UTF-16 or GB18030. It must run in a thread. No formula, macro or link is
 * evaluated. @throws AppError bad-request, bad-item, file-type-not-allowed, file-too-large
 */
export async function readWorkbook({ bytes, name }: TableFile): Promise<Workbook> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length === 0) throw new AppError('bad-request', '文件是空的。请核对后重新选择文件。')
  if (/^PK[\x03\x05]/.test(file.subarray(0, 3).toString('latin1'))) {
    const workbook = await readXlsx(file)
    refuseAnotherName(name, ['xlsx'], 'Excel 工作簿（xlsx）')
    return workbook
  }
  if (file.subarray(0, 8).equals(oldOffice)) throw unfit(ofOldOffice(file))
  const text = decodedText(file)
  if (text === undefined) throw unfit(await otherKind(file))
  if (page.test(text.slice(0, 2_000)))
    throw unfit(
      '这是网页或 XML 格式的表格，只是名字像工作簿。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再传。',
    )
  if (text.trim() === '') throw new AppError('bad-request', '文件里没有内容。请核对后重新选择文件。')
  refuseAnotherName(name, ['csv', 'txt', 'tsv'], 'CSV 表格')
  const called = name.replace(/\.[^.]*$/, '')
  return { format: 'csv', sheets: [csvSheet(text, called === '' ? '表' : called)] }
}

const oldOffice = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const page = /^\s*<(?:!doctype|html|head|meta|table|style|\?xml|workbook|!--)/i
/** Characters that no table contains; a file with them is something else. */
const control = /[\0-\x08\x0b\x0e-\x1f\x7f]/

function ofOldOffice(file: Buffer): string {
  return file.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? '文件加了密，打不开。请去掉密码，另存为 .xlsx 后再传。'
    : '这是旧格式的文件（.xls、.et 等），读不了。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再传。'
}

/** The text of a file; undefined where it is in none of the character sets of tables. */
export function decodedText(file: Buffer): string | undefined {
  const mark = file.subarray(0, 2).toString('hex')
  const encodings = mark === 'fffe' ? ['utf-16le'] : mark === 'feff' ? ['utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(file)
      return control.test(text) ? undefined : text
    } catch {
      continue
    }
  }
  return undefined
}

async function otherKind(file: Buffer): Promise<string> {
  const found = await recogniseType(file, undefined)
  const word = 'type' in found ? fileTypes[found.type].name : found.other
  if (word === undefined && !control.test(file.toString('latin1')))
    return '文件里有字读不出：不是 UTF-8、GBK 或 UTF-16，或已经损坏。请另存为 UTF-8 的 CSV 或 .xlsx 后再传。'
  return `这不是表格${word === undefined ? '' : `，是 ${word}`}，读不了。请选 .xlsx 或 .csv 文件；别的格式请先另存为 .xlsx。`
}

function refuseAnotherName(name: string, endings: readonly [string, ...string[]], word: string): void {
  const ending = endingOf(name)
  if (ending === undefined || endings.includes(ending)) return
  throw unfit(
    `文件名以“.${ending}”结尾，内容却是${word}。请核对选对了文件；没有选错的，把名字改为“.${endings[0]}”后再传。`,
  )
}
