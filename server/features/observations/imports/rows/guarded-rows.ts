import { AppError } from '../../../../errors.ts'
import type { RowsForm } from '../import-body.ts'

/** The most rows, and the most bytes of a line, which is many times the longest item. */
const [mostRows, longestLine] = [100_000, 64 * 1024]
const lineEnd = 10

/**
 * Passes rows on as they arrive, and stops at the first fault, so that no excess is held or kept. @throws AppError bad-request for bytes
 * that are no UTF-8 or a line without an end, too-many-items
 */
export async function* guardedRows(
  content: AsyncIterable<Uint8Array>,
  form: RowsForm,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [row, length] = [1, 0]
  const decode = (bytes?: Uint8Array) => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw new AppError('bad-request', '这批数据不是 UTF-8，整批没有存入。请以 UTF-8 重新发送。')
    }
  }
  for await (const bytes of content) {
    decode(bytes)
    let from = 0
    for (let end = bytes.indexOf(lineEnd); end >= 0; end = bytes.indexOf(lineEnd, from)) {
      refuseLong(row, length + end - from)
      row += 1
      length = 0
      from = end + 1
    }
    length += bytes.length - from
    refuseLong(row, length)
    // A note in CSV may contain line ends, so CSV rows are counted where they are read.
    if (form === 'ndjson' && row - (length === 0 ? 1 : 0) > mostRows)
      throw new AppError('too-many-items', `一批最多 ${mostRows} 行，这批不止。整批没有存入，请分成几批。`)
    yield bytes
  }
  decode()
}

function refuseLong(row: number, length: number): void {
  if (length > longestLine)
    throw new AppError('bad-request', `第 ${row} 行超过 ${longestLine / 1024} KB，整批没有存入。请核对换行。`)
}
