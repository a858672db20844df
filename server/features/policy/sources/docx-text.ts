import { text } from 'node:stream/consumers'
import { fromBufferPromise, type Entry } from 'yauzl'
import { AppError } from '../../../errors.ts'
import { taggedText, wordTags } from './tagged-text.ts'

/** The limits of an unpacked document, far beyond real documents and far below a decompression bomb. */
const most = { bytes: 200 * 1024 * 1024, times: 100, parts: 10_000 }

/**
 * The text of a Word document: its paragraphs and tables. Only its main part is unpacked, and no link is followed. @throws AppError
 * file-too-large, file-type-not-allowed
 */
export async function docxText(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
  let unpacked = 0
  let parts = 0
  let main: Entry | undefined
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    parts += 1
    if (unpacked > most.bytes || unpacked > bytes.length * most.times || parts > most.parts)
      throw tooLargeUnpacked()
    if (entry.fileName === 'word/document.xml') main = entry
  }
  if (!main) {
    throw new AppError(
      'file-type-not-allowed',
      '这份文档里没有正文，读不了。请用 Word 或 WPS 打开核对，另存为 .docx 后再提交。',
    )
  }
  return taggedText(await text(await zip.openReadStreamPromise(main)), wordTags)
}

function tooLargeUnpacked(): AppError {
  return new AppError(
    'file-too-large',
    '这份文档解开后超过 200 MB 或原大小的 100 倍，没有读。请删去图片等附件，另存为 .docx 后再提交。',
  )
}
