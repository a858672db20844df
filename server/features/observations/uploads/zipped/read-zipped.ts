import { buffer } from 'node:stream/consumers'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { filingOfTemplate } from '#metrics/imports/filled-filing.ts'
import { AppError } from '../../../../errors.ts'
import { tooLarge, unfit } from '../../../../workbooks/refusals.ts'
import { readWorkbook } from '../../../../workbooks/read-workbook.ts'

/** The limits of a packed file with workbooks: what it may hold, unpacked, and how many times its own size that may be. */
const most = { bytes: 200 * 1024 * 1024, times: 100, entries: 200, workbooks: 60, each: 20 * 1024 * 1024 }

/** A file of a packed one: a workbook with the filing that it says it is of, or why it is not taken. */
export type ZippedFile =
  | { readonly name: string; readonly filing: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly refused: string }

/**
 * Unpacks the workbooks of a .zip in a thread. Nothing within them is unpacked further than a workbook itself is. @throws AppError
 * file-type-not-allowed, file-too-large
 */
export async function run(bytes: Uint8Array): Promise<ZippedFile[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(file, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
  }).catch(() => {
    throw unfit(
      '这不是压缩包（.zip），或压缩包不完整。请把填好的模板放进一个 .zip，再传；只有一份的，在它的填报表上传。',
    )
  })
  const found: ZippedFile[] = []
  let workbooks = 0
  for (const entry of await entriesOf(zip, file.length)) {
    const name = nameOf(entry)
    if (isOfSystem(name)) continue
    const refused = refusalOf(name, entry)
    if (refused === undefined) workbooks += 1
    if (workbooks > most.workbooks)
      throw tooLarge(`压缩包里的工作簿超过 ${most.workbooks} 份，没有读。请分成几个压缩包再传。`)
    found.push(refused === undefined ? await readEntry(zip, entry, name) : { name, refused })
  }
  if (found.length === 0) throw unfit('压缩包里没有文件。请把填好的模板（.xlsx）放进去再传。')
  return found
}

async function entriesOf(zip: ZipFile, size: number): Promise<Entry[]> {
  const entries: Entry[] = []
  let unpacked = 0
  const listing = async () => {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > most.bytes || unpacked > size * most.times || entries.length >= most.entries)
        throw tooLarge(
          `压缩包解开后超过 200 MB、原大小的 100 倍或 ${most.entries} 个文件，没有读。请只放填好的模板，再传。`,
        )
      if (!nameOf(entry).endsWith('/')) entries.push(entry)
    }
  }
  await listing().catch((fault: unknown) => {
    throw fault instanceof AppError ? fault : unfit('压缩包的目录读不出，可能没有传完整。请重新压缩再传。')
  })
  return entries
}

/** The name of an entry: in UTF-8 where its flag says so or it can be read so, else as Chinese Windows writes it. */
function nameOf({ fileName, fileNameRaw = fileName }: { fileName: unknown; fileNameRaw?: unknown }): string {
  const raw = Buffer.isBuffer(fileNameRaw) ? fileNameRaw : Buffer.from(String(fileName))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

/** Files that systems and programs put beside others by themselves. */
function isOfSystem(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name)
}

function refusalOf(name: string, entry: Entry): string | undefined {
  if (entry.isEncrypted()) return '加了密，打不开。请去掉密码再传。'
  if (/\.(zip|rar|7z|gz|tar|tgz|bz2|xz)$/i.test(name))
    return '压缩包里还有压缩包，没有打开。请先解开，把工作簿直接放进去。'
  if (/\.xls$/i.test(name)) return '这是旧格式的工作簿（.xls）。请另存为 .xlsx 再传。'
  if (!/\.xlsx$/i.test(name)) return '不是工作簿（.xlsx），没有读。佐证材料请在填报表上传。'
  return entry.uncompressedSize > most.each ? '超过 20 MB，没有读。请删去多余的工作表和图片。' : undefined
}

async function readEntry(zip: ZipFile, entry: Entry, name: string): Promise<ZippedFile> {
  const content = await zip
    .openReadStreamPromise(entry)
    .then(buffer)
    .catch(() => undefined)
  if (!content) return { name, refused: '解不开，文件可能损坏了。请重新保存、压缩再传。' }
  try {
    const filing = filingOfTemplate(await readWorkbook({ bytes: content, name: name.split('/').at(-1)! }))
    if (filing === undefined)
      return { name, refused: '这不是从本系统下载的填报模板。请在填报表上点“Excel 模板”下载，在它上面填。' }
    return { name, filing, bytes: new Uint8Array(content) }
  } catch (fault) {
    if (fault instanceof AppError) return { name, refused: fault.message }
    throw fault
  }
}
