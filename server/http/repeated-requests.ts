import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Answers a request again, whole and at once, on its connection; false where that cannot be done any more. */
type Again = (socket: Socket) => boolean

/**
 * Requests that are answered without being parsed: those that are, byte for byte, the one that their connection sent
 * before. A client that asks again and again costs then little more than reading and writing.
 */
export interface RepeatedRequests {
  /** To be told of a request that was answered whole and at once, and can be so again. */
  remember(request: IncomingMessage, response: ServerResponse, again: Again): void
  /** Resolves when what was answered so has been sent. */
  sent(): Promise<void>
}

export function repeatedRequests(server: Server): RepeatedRequests {
  const watched = new Map<Socket, Watch>()
  server.prependListener('upgrade', (_request, socket: Socket) => watched.get(socket)?.end())

  return {
    remember: (request, response, again) => {
      const { socket } = request
      let watch = watched.get(socket)
      if (!watch) {
        watch = watchSocket(socket)
        watched.set(socket, watch)
        socket.once('close', () => watched.delete(socket))
      }
      watch.answered({ request, response, again })
    },
    sent: async () => {
      const late = [...watched.keys()].filter(({ writableLength }) => writableLength > 0)
      await Promise.all(late.map((socket) => new Promise((resolve) => socket.write('', resolve))))
    },
  }
}

interface Answered {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly again: Again
}

interface Watch {
  answered(answered: Answered): void
  /** What follows is no HTTP. */
  end(): void
}

/** Stands before Node's parser from the next bytes on. */
function watchSocket(socket: Socket): Watch {
  const parsers = socket.listeners('data')
  /** Of the bytes that are being parsed. */
  let answered: Answered[] = []
  /** What came last, where that was one request and nothing else: the parser waits for the next. */
  let last: (Answered & { readonly bytes: Buffer }) | undefined

  function read(bytes: Buffer): void {
    // Nothing may overtake an answer that is on its way still.
    const isNext = last?.response.writableFinished && socket.writableLength === 0
    if (last && isNext && last.bytes.equals(bytes) && last.again(socket)) return
    last = undefined
    answered = []
    for (const parse of parsers) parse.call(socket, bytes)
    const [first] = answered
    if (first && isWhole(first, bytes)) last = { ...first, bytes }
  }

  socket.removeAllListeners('data')
  socket.on('data', read)
  return {
    answered: (each) => void answered.push(each),
    end: () => void socket.off('data', read),
  }
}

/**
 * Whether the bytes say what was understood, no more and no less. Neither a rest of the request before, nor a piece of
 * the one after, nor a body can be in them then.
 */
function isWhole({ request }: Answered, bytes: Buffer): boolean {
  const { method, url, rawHeaders, headers } = request
  // One that waits to be told to go on is told so by Node.
  if (headers.expect !== undefined) return false
  let text = `${method} ${url} HTTP/1.1\r\n`
  for (let at = 0; at < rawHeaders.length; at += 2) text += `${rawHeaders[at]}: ${rawHeaders[at + 1]}\r\n`
  return request.complete && bytes.toString('latin1') === `${text}\r\n`
}
