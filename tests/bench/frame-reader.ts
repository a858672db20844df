/**
 * Reads a server's WebSocket text frames from a raw socket, after its HTTP answer. Bare on purpose: at a hundred
 * thousand frames a second a whole client library would be what is measured.
 */
export function frameReader(onFrame: (payload: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let upgraded = false

  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (!upgraded) {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!rest.toString('latin1', 0, 12).endsWith('101')) throw new Error(rest.toString('utf8'))
      upgraded = true
      rest = rest.subarray(end + 4)
    }
    for (;;) {
      const frame = frameAt(rest)
      if (frame === undefined) return
      onFrame(rest.subarray(frame.start, frame.end))
      rest = rest.subarray(frame.end)
    }
  }
}

/** Where the payload of the first frame lies (RFC 6455 §5.2); undefined until all of it is there. */
function frameAt(buffer: Buffer): { start: number; end: number } | undefined {
  if (buffer.length < 2) return undefined
  const short = buffer[1]! & 0x7f
  const start = short === 126 ? 4 : short === 127 ? 10 : 2
  if (buffer.length < start) return undefined
  const length =
    short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short
  return buffer.length < start + length ? undefined : { start, end: start + length }
}
