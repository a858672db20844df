import { text } from 'node:stream/consumers'
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '../errors.ts'
import type { Recognised } from './file-types.ts'

/** The limits of an unpacked document, far beyond real documents and far below a decompression bomb. */
const most = { bytes: 256 * 1024 * 1024, parts: 10_000, listBytes: 1024 * 1024 }

const mainParts = {
  docx: 'wordprocessingml.document.main+xml',
  xlsx: 'spreadsheetml.sheet.main+xml',
  pptx: 'presentationml.presentation.main+xml',
} as const

/**
 * The type of a zip file, by its list of types, or OFD (GB/T 33190-2016) by its main part. Only these are unpacked. The sizes of other
 * parts are what the file claims, so code that unpacks them must check them. @throws AppError file-too-large
 */
export async function officeType(source: string | Buffer): Promise<Recognised> {
  try {
    const options = { lazyEntries: true, autoClose: false } as const
    const zip =
      typeof source === 'string'
        ? await openPromise(source, options)
        : await fromBufferPromise(source, options)
    try {
      return await typeOf(zip)
    } finally {
      zip.close()
    }
  } catch (error) {
    if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error
    return { other: '损坏的压缩文件' }
  }
}

async function typeOf(zip: ZipFile): Promise<Recognised> {
  let bytes = 0
  let parts = 0
  let types = ''
  let isOfd = false
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize
    parts += 1
    if (bytes > most.bytes || parts > most.parts) throw tooLargeUnpacked()
    if (/vbaProject\.bin$/i.test(entry.fileName)) return { other: '带宏的文档' }
    if (entry.fileName === '[Content_Types].xml') types = await listOf(zip, entry)
    if (entry.fileName === 'OFD.xml') isOfd = (await listOf(zip, entry)).includes('http://www.ofdspec.org')
  }
  const found = (['docx', 'xlsx', 'pptx'] as const).find((type) => types.includes(`.${mainParts[type]}"`))
  if (isOfd && !found) return { type: 'ofd' }
  return found ? { type: found } : { other: '压缩文件' }
}

async function listOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > most.listBytes) throw tooLargeUnpacked()
  // A part that is larger than it claims is an error of the stream.
  return text(await zip.openReadStreamPromise(entry))
}

function tooLargeUnpacked(): AppError {
  return new AppError(
    'file-too-large',
    '文档解开后超过 256 MB，没有保存。请删去多余的工作表或图片，另存后再传。',
  )
}
