import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../errors.ts'

/** A file that was received completely, on disk under a name of its own. */
interface Received {
  readonly path: string
  readonly hash: string
  readonly size: number
}

type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Writes a content to a new file in `folder`, and computes its hash on the way. A content that breaks off or is too long leaves nothing.
 * @throws AppError file-too-large, whatever the content throws, the system's error
 */
export async function receive(content: ByteStream, folder: string, limit = Infinity): Promise<Received> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `.xushi-${randomUUID()}.partial`)
  const hash = createHash('sha256')
  let size = 0
  async function* measured(pieces: ByteStream) {
    for await (const piece of pieces) {
      size += piece.length
      if (size > limit) throw tooLarge(limit)
      hash.update(piece)
      yield piece
    }
  }
  // The file is opened before anything is read: a stream that opens it by itself may do so after the cleaning up.
  const file = await open(path, 'wx', 0o600)
  try {
    await pipeline(content, measured, file.createWriteStream({ flush: true }))
    return { path, hash: hash.digest('hex'), size }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function tooLarge(limit: number): AppError {
  const most = `${Math.floor(limit / 1024 / 1024)} MB`
  return new AppError('file-too-large', `文件超过 ${most}，没有保存。请压缩图片或分成几个文件后再传。`)
}
