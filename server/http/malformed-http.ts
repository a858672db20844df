import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problem, problemType } from './problems.ts'

/** Milliseconds that a client has to read the answer and to close. */
const mayRead = 2_000

/** The answers by the code that Node gives the error; to any other it is 400. */
const details: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, '地址与请求头合计超过 16 KB，请缩短。'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, '请求迟迟没有发完，连接已关闭，请重试。'],
}

/** Answers a message that is no HTTP request, on the bare socket, and closes it. */
export function answerMalformedHttp({ code }: { readonly code?: string }, socket: Socket): void {
  if (socket.destroyed || !socket.writable || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, detail] = details[code ?? ''] ?? [400, '收到的不是合法的 HTTP 请求。']
  const body = JSON.stringify(problem(status, 'bad-request', detail))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // A client that is closed at once may miss the answer, and one that is never closed may keep the connection.
  setTimeout(() => socket.destroy(), mayRead).unref()
}
