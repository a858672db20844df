import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of an archive, whose text is made while it is packed. */
export interface StreamedPart {
  readonly name: string
  readonly content: AsyncIterable<string> | Iterable<string>
}

/** 1 January 1980, the first day of the format; with a fixed day the same parts are always the same bytes. */
const day = 0x0021
const version = 20
const deflated = 8
/** The flags: names are UTF-8 (bit 11), and sizes follow a part (bit 3), since they are unknown before. */
const flags = 0x0808

/**
 * A ZIP archive that is given out while it is packed, however long its parts are; only what waits to be read is held. Each part, and all
 * together, must be below 4 GB.
 */
export async function* streamedZip(
  parts: AsyncIterable<StreamedPart> | Iterable<StreamedPart>,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, content } of parts) {
    const named = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(version, 0)
    head.writeUInt16LE(flags, 2)
    head.writeUInt16LE(deflated, 4)
    head.writeUInt16LE(day, 8)
    head.writeUInt16LE(named.length, 22)
    const local = Buffer.concat([signature('\u0003\u0004'), head, named])
    yield local
    let [sum, plain, packed] = [0, 0, 0]
    const deflating = createDeflateRaw({ level: 4 })
    const counted = Readable.from(
      (async function* () {
        for await (const text of content) {
          const bytes = Buffer.from(text)
          sum = crc32(bytes, sum)
          plain += bytes.length
          yield bytes
        }
      })(),
      { highWaterMark: 1 },
    )
    counted.once('error', (error) => deflating.destroy(error)).pipe(deflating)
    try {
      for await (const chunk of deflating as AsyncIterable<Buffer>) {
        packed += chunk.length
        yield chunk
      }
    } finally {
      if (!counted.readableEnded) counted.destroy()
    }
    head.writeUInt32LE(sum, 10)
    head.writeUInt32LE(packed, 14)
    head.writeUInt32LE(plain, 18)
    yield Buffer.concat([signature('\u0007\u0008'), head.subarray(10, 22)])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(signature('\u0001\u0002'), Buffer.from([version, 0]), head, place, named)
    offset += local.length + packed + 16
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  const count = directory.length / 5
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  yield Buffer.concat([listed, signature('\u0005\u0006'), end])
}

const signature = (kind: string) => Buffer.from(`PK${kind}`, 'latin1')
