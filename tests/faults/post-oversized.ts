import { once } from 'node:events'
import { connect } from 'node:net'
import { apiToken, type ServerProcess } from '#tests/support/server-process.ts'

/**
 * Posts a JSON body of so many bytes and returns all that the server said. A refusal may come, and the connection end,
 * while the body is still on its way; `fetch` would then report the broken pipe and lose the answer.
 */
export async function postOversized(server: ServerProcess, bytes: number): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  let said = ''
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const closed = new Promise<void>((done) => socket.on('close', () => done()).on('error', () => undefined))
  socket.write(
    `POST /api/observations HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nauthorization: Bearer ${apiToken}\r\n` +
      `content-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n`,
  )
  const piece = Buffer.alloc(64 * 1024, ' ')
  for (let sent = 0; sent < bytes && socket.writable && said === ''; sent += piece.length) {
    if (!socket.write(piece.subarray(0, bytes - sent))) {
      await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
    }
  }
  await closed
  return said
}
