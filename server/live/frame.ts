/**
 * WebSocket frames that are built once and written to many sockets (RFC 6455 §5.2), with all changes of a tick in one write.
 * docs/performance.md compares this with `ws.send` of a string to each socket. A server's frames are never masked and no extension is
 * used, so the bytes are the same for every client.
 */
const finalText = 0x81
const finalPing = 0x89

/** A text message as one frame. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + length)
  frame[0] = finalText
  if (start === 2) frame[1] = length
  else if (start === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, start)
  return frame
}

/** An empty ping, which every WebSocket client answers by itself. */
export const pingFrame: Buffer = Buffer.from([finalPing, 0])
