import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '../../errors.ts'
import { damaged, tooLarge, unfit } from '../refusals.ts'

/** The limits of an unpacked workbook, far beyond real ones and far below a decompression bomb. */
const most = { bytes: 200 * 1024 * 1024, times: 100, parts: 10_000 }

/** The parts of a packed file. */
export interface WorkbookParts {
  readonly has: (name: string) => boolean
  readonly names: readonly string[]
  /** The text of a part. @throws AppError file-type-not-allowed where it is missing or damaged */
  readonly text: (name: string) => Promise<string>
}

/**
 * Reads a packed file's list of parts; each part is unpacked when it is asked for, and never to more than the list says. @throws AppError
 * file-too-large for a decompression bomb, file-type-not-allowed
 */
export async function unpack(bytes: Buffer): Promise<WorkbookParts> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false }).catch(() => {
    throw damaged('压缩包不完整')
  })
  const entries = await entriesOf(zip, bytes.length).catch((fault: unknown) => {
    throw fault instanceof AppError ? fault : damaged('压缩包的目录读不出')
  })
  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: [...entries.values()].map(({ fileName }) => fileName),
    text: async (name) => {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw damaged(`缺少 ${name}`)
      return decoded(name, await contentOf(zip, entry))
    },
  }
}

/** The parts by name, which must differ in more than case. */
async function entriesOf(zip: ZipFile, size: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > most.bytes || unpacked > size * most.times || entries.size >= most.parts) {
      throw tooLarge(
        '文件解开后超过 200 MB 或原大小的 100 倍，没有读。请删去多余的工作表、空行和图片，另存后再传。',
      )
    }
    if (entry.isEncrypted()) throw unfit('文件加了密，打不开。请去掉密码，另存为 .xlsx 后再传。')
    const name = entry.fileName.toLowerCase()
    if (entries.has(name)) throw damaged(`${entry.fileName} 有两份`)
    entries.set(name, entry)
  }
  return entries
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const content = await zip
    .openReadStreamPromise(entry)
    .then(buffer)
    .catch(() => {
      throw damaged(`${entry.fileName} 解不开`)
    })
  if (crc32(content) !== entry.crc32) throw damaged(`${entry.fileName} 与校验码不符`)
  return content
}

/** The text of a part, in UTF-8 like nearly all XML, or in UTF-16, by its first bytes. */
function decoded(name: string, content: Buffer): string {
  const mark = content.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    throw damaged(`${name} 的文字编码不对`)
  }
}
