import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostColours = 256

/**
 * A picture is reduced to at most 256 colours, a third of the size. A screen of the product has few colours: the most
 * frequent ones and those least like them are kept, and any other pixel gets the nearest of these. The picture is a PNG of
 * Chromium, with 8 bits and not interlaced.
 */
export function palettePng(png: Buffer): Buffer {
  const { width, height, pixels } = pixelsOf(png)
  const counts = new Map<number, number>()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const { palette, places } = choosePalette(counts)
  const rows = Buffer.alloc((width + 1) * height)
  pixels.forEach((pixel, at) => {
    rows[at + Math.floor(at / width) + 1] = places.get(pixel) ?? 0
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const plte = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', plte),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The palette gets one colour after another: the one whose pixels would be farthest off with the colours chosen so far. */
function choosePalette(counts: ReadonlyMap<number, number>): {
  palette: readonly number[]
  places: ReadonlyMap<number, number>
} {
  const colours = [...counts].map(([colour, count]) => ({ colour, count, place: 0, off: Infinity }))
  const palette: number[] = []
  while (palette.length < mostColours) {
    const worst = colours.reduce((a, b) => (b.off * b.count > a.off * a.count ? b : a))
    if (worst.off === 0) break
    const place = palette.push(worst.colour) - 1
    for (const one of colours) {
      const off = apart(one.colour, worst.colour)
      if (off < one.off) Object.assign(one, { off, place })
    }
  }
  return { palette, places: new Map(colours.map(({ colour, place }) => [colour, place])) }
}

function apart(a: number, b: number): number {
  const part = (shift: number) => ((a >> shift) & 255) - ((b >> shift) & 255)
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2
}

/** Every pixel as one number, red first; transparent pixels count as opaque. */
function pixelsOf(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const bytes = png[25] === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = signature.length; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(data))
  const stride = width * bytes
  const pixels = new Uint32Array(width * height)
  let above: Uint8Array = new Uint8Array(stride)
  for (let row = 0; row < height; row++) {
    const begin = row * (stride + 1)
    const line = raw.subarray(begin + 1, begin + 1 + stride)
    unfilter(raw[begin]!, line, above, bytes)
    for (let x = 0; x < width; x++)
      pixels[row * width + x] = (line[x * bytes]! << 16) | (line[x * bytes + 1]! << 8) | line[x * bytes + 2]!
    above = line
  }
  return { width, height, pixels }
}

/** The filter of a row is undone in place (PNG, section 9.2). */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, bytes: number): void {
  for (let x = 0; x < line.length; x++) {
    const [a, b, c] = [line[x - bytes] ?? 0, above[x]!, x < bytes ? 0 : above[x - bytes]!]
    const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter]!
    line[x] = (line[x]! + guess) & 255
  }
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  if (pa <= pb && pa <= pc) return a
  return pb <= pc ? b : c
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
