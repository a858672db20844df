import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import type { FileTypeKey, Recognised } from './file-types.ts'
import { officeType } from './office-type.ts'
import { isPlainText } from './plain-text.ts'

/** The number of bytes at the start that tell a file's type. */
const headSize = 4_100

/**
 * The type of a file on disk or in memory, by its content. Only CSV and GeoJSON are told from other text by the ending of the name. Nothing but the
 * list of a document's parts, or of an OFD its main part, is unpacked. @throws AppError file-too-large for a decompression bomb
 */
export async function recogniseType(
  source: string | Buffer,
  ending: string | undefined,
): Promise<Recognised> {
  const head = typeof source === 'string' ? await headOf(source) : source.subarray(0, headSize)
  const found = await fileTypeFromBuffer(head)
  if (found?.ext === 'pdf' || found?.ext === 'png' || found?.ext === 'jpg') return { type: found.ext }
  if (head.subarray(0, 4).equals(zipMark)) return officeType(source)
  if (await isPlainText(source)) return { type: ofText[ending ?? ''] ?? 'txt' }
  return { other: found?.ext.toUpperCase() }
}

/** The types of text that the ending of the name tells. */
const ofText: Readonly<Record<string, FileTypeKey>> = { csv: 'csv', geojson: 'geojson', json: 'geojson' }

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1')

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const head = Buffer.alloc(headSize)
    const { bytesRead } = await handle.read(head, 0, headSize, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
