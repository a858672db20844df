import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an office document. */
export interface ZipPart {
  readonly name: string
  readonly content: string | Uint8Array
}

/** 1 January 1980, the first day of the format; with a fixed day the same parts are always the same bytes. */
const day = 0x0021
const version = 20
const deflated = 8
/** The flag of names in UTF-8. */
const utf8 = 0x0800

/** An office document of these parts, in their order. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  const packed: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of parts) {
    const plain = Buffer.from(content)
    const body = deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(version, 0)
    common.writeUInt16LE(utf8, 2)
    common.writeUInt16LE(deflated, 4)
    common.writeUInt16LE(day, 8)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(plain.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = [signature('\u0003\u0004'), common, Buffer.from(name), body]
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(signature('\u0001\u0002'), Buffer.from([version, 0]), common, place, Buffer.from(name))
    packed.push(...local)
    offset += local.reduce((sum, { length }) => sum + length, 0)
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  )
  end.writeUInt32LE(offset, 12)
  // The bytes have memory of their own, which a thread hands over without a copy.
  return new Uint8Array(Buffer.concat([...packed, ...directory, signature('\u0005\u0006'), end]))
}

const signature = (kind: string) => Buffer.from(`PK${kind}`, 'latin1')
