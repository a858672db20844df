import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** The SHA-256 of a file's content, or of pieces that come one after the other. */
export async function sha256Of(content: string | AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  const pieces = typeof content === 'string' ? createReadStream(content) : content
  for await (const piece of pieces) hash.update(piece as Buffer)
  return hash.digest('hex')
}
