import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { BackupKey } from './backup-key.ts'

/** A sealed file: the mark of its form, the key's name, a vector, the content by AES-256-GCM, and its tag. */
const mark = Buffer.from('XUSHI:2:')
/** The mark of earlier releases, in whose files the name of a backup and the kind of a content are not bound. */
const formerMark = Buffer.from('XUSHI:1:')
const [algorithm, nameBytes, vectorBytes, tagBytes] = ['aes-256-gcm', 8, 12, 16] as const
const headBytes = mark.length + nameBytes + vectorBytes

/** Writes the content of a file to a new one, encrypted; `as` is bound to it, so that no other can take its place. */
export async function sealFile(
  from: string,
  to: string,
  { key, as }: Omit<Sealing, 'formerly'>,
): Promise<void> {
  const source = await open(from)
  const target = await open(to, 'wx', 0o600)
  try {
    const vector = randomBytes(vectorBytes)
    const head = Buffer.concat([mark, Buffer.from(key.name, 'hex'), vector])
    const cipher = createCipheriv(algorithm, key.secret, vector).setAAD(boundText(as))
    async function* sealed(pieces: AsyncIterable<Buffer>) {
      yield head
      for await (const piece of pieces) yield cipher.update(piece)
      yield cipher.final()
      yield cipher.getAuthTag()
    }
    await pipeline(source.createReadStream(), sealed, target.createWriteStream({ flush: true }))
  } finally {
    await source.close()
    await target.close()
  }
}

/** The key of a sealed file or content, its kind and name, and the name that earlier releases gave it. */
export interface Sealing {
  readonly key: BackupKey
  readonly as: `${'database' | 'file'} ${string}`
  readonly formerly: string
}

/** The seal of a file: the name of its key, and whether it is of an earlier form; undefined where the file is not sealed. */
export async function sealOf(
  file: string,
): Promise<{ readonly key: string; readonly isFormer: boolean } | undefined> {
  const handle = await open(file)
  try {
    const head = await headOf(handle)
    return head && { key: head.name, isFormer: head.isFormer }
  } finally {
    await handle.close()
  }
}

/** The text that is proved along with a content: its form, kind and name. */
function boundText(as: string): Buffer {
  return Buffer.concat([mark, Buffer.from(as)])
}

/**
 * The content of a sealed file in pieces, undefined where it is not sealed, or with another key. Pieces are not to be used before the last
 * has come: only then it is known whether the file was altered or cut short. @throws the fault of its end
 */
export async function openSealed(
  file: string,
  { key, as, formerly }: Sealing,
): Promise<AsyncGenerator<Buffer> | undefined> {
  const handle = await open(file)
  const head = await headOf(handle)
  if (head?.name !== key.name) {
    await handle.close()
    return undefined
  }
  const bound = head.isFormer ? Buffer.from(formerly) : boundText(as)
  return pieces(handle, head.vector)

  async function* pieces(source: FileHandle, vector: Buffer): AsyncGenerator<Buffer> {
    try {
      const end = (await source.stat()).size - tagBytes
      if (end < headBytes) throw new Error('The sealed file is cut short')
      const tag = Buffer.alloc(tagBytes)
      await source.read(tag, 0, tagBytes, end)
      const decipher = createDecipheriv(algorithm, key.secret, vector, { authTagLength: tagBytes })
      decipher.setAAD(bound).setAuthTag(tag)
      if (end > headBytes)
        for await (const piece of source.createReadStream({
          start: headBytes,
          end: end - 1,
          autoClose: false,
        }))
          yield decipher.update(piece as Buffer)
      yield decipher.final()
    } finally {
      await source.close()
    }
  }
}

async function headOf(
  handle: FileHandle,
): Promise<{ name: string; vector: Buffer; isFormer: boolean } | undefined> {
  const head = Buffer.alloc(headBytes)
  const { bytesRead } = await handle.read(head, 0, headBytes, 0)
  const begins = (form: Buffer) => head.subarray(0, form.length).equals(form)
  const isFormer = begins(formerMark)
  if (bytesRead < headBytes || !(isFormer || begins(mark))) return undefined
  const name = head.subarray(mark.length, mark.length + nameBytes).toString('hex')
  return { name, vector: head.subarray(mark.length + nameBytes), isFormer }
}
