import { AppError } from '../../../errors.ts'
import { fileTypes, type FileTypeKey } from '../../../files/file-types.ts'
import { recogniseType } from '../../../files/recognise-type.ts'
import { docxText } from './docx-text.ts'
import { pdfText } from './pdf-text.ts'
import { webPageTags, taggedText } from './tagged-text.ts'

const takes = '可以读的有：文本（txt）、Word 文档（docx）、有文字的 PDF、保存的网页（html）。'

/**
 * The text of a document that was sent as a file, by its content rather than its name. `declared`: its MIME type; application/octet-stream
 * means unknown. @throws AppError file-type-not-allowed, file-too-large, bad-request
 */
export async function sourceText(bytes: Buffer, declared: string): Promise<string> {
  if (bytes.length === 0) throw new AppError('bad-request', '文件是空的。请核对后重新选择文件。')
  const { type, text } = await readAs(bytes)
  const mime = type === 'html' ? 'text/html' : fileTypes[type].mime
  if (declared !== 'application/octet-stream' && declared !== mime) {
    throw refused(`这份文件的内容是${wordFor(type)}，与提交时说的类型不符。请核对选对了文件，再重新提交。`)
  }
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  if (plain.trim() !== '') return plain
  if (type === 'pdf') {
    throw refused('这份 PDF 里没有文字，大概是扫描件。请先做文字识别，或找原文件另存为 .docx 后再提交。')
  }
  throw new AppError('bad-request', '文件里没有文字。请核对后重新提交。')
}

type TextType = Extract<FileTypeKey, 'docx' | 'pdf' | 'txt'> | 'html'

async function readAs(bytes: Buffer): Promise<{ type: TextType; text: string }> {
  // A Word document is recognised first: its reader refuses one that unpacks too far.
  if (bytes.subarray(0, 4).equals(zipMark)) return { type: 'docx', text: await ofZip(bytes) }
  const found = await recogniseType(bytes, undefined)
  if ('type' in found && found.type === 'pdf') return { type: 'pdf', text: await pdfText(bytes) }
  if ('type' in found && found.type === 'txt') return { type: 'txt', text: decoded(bytes) }
  if ('type' in found)
    throw refused(`${fileTypes[found.type].name}读不了。${takes}请另存为其中一种后再提交。`)
  if (bytes.subarray(0, 8).equals(oldOffice)) throw refused(ofOldOffice(bytes))
  if (
    /^\s*(?:<!doctype html|<html|<head|<meta|<!--|<\?xml[^>]{0,100}\?>\s*<!?(?:doctype )?html)/i.test(
      decoded(bytes.subarray(0, 500)),
    )
  )
    return { type: 'html', text: taggedText(decoded(bytes), webPageTags) }
  throw refused(
    `这种文件${found.other ? `（${found.other}）` : ''}读不了。${takes}请另存为其中一种后再提交。`,
  )
}

async function ofZip(bytes: Buffer): Promise<string> {
  const text = await docxText(bytes).catch((fault: unknown) => {
    if (fault instanceof AppError) throw fault
    throw refused('这份文档已损坏，打不开。请用 Word 或 WPS 打开后另存为 .docx 再提交。')
  })
  const found = await recogniseType(bytes, undefined)
  if ('type' in found && found.type === 'docx') return text
  const word = 'type' in found ? fileTypes[found.type].name : found.other!
  throw refused(`${word}读不了。${takes}请另存为其中一种后再提交。`)
}

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1')
const oldOffice = Buffer.from('d0cf11e0a1b11ae1', 'hex')

function ofOldOffice(bytes: Buffer): string {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? '这份文档加了密，打不开。请去掉密码，另存为 .docx 后再提交。'
    : '这是旧格式的文档（.doc、.wps 等），读不了。请用 Word 或 WPS 打开，另存为 .docx 或 PDF 后再提交。'
}

/** Decodes UTF-8, or else the Chinese character set of Windows programs. The bytes decide, not what a page declares. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function wordFor(type: TextType): string {
  return type === 'html' ? '网页' : fileTypes[type].name
}

function refused(detail: string): AppError {
  return new AppError('file-type-not-allowed', detail)
}
