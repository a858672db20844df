import type { FastifyReply, FastifyRequest } from 'fastify'
import { STATUS_CODES, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { App } from '../app.ts'
import type { Deps } from '../deps.ts'
import { answerFor, sendAnswer, type EncodedAnswer, type SentAnswer } from './encoded-answer.ts'
import type { Allow } from '../features/access/guard.ts'
import type { KnownRight } from '../features/access/known-right.ts'
import type { RequestFigures } from '../features/operations/request-figures.ts'
import { repeatedRequests } from './repeated-requests.ts'

/** Addresses whose answers are at hand: as many as boards are kept (features/board/board-answers.ts). */
const kept = 200

/**
 * Answers that stay the same until the ledger moves on or the day ends. A request for one is answered ahead of the
 * application where all that the application would ask is known: who asks may, and nothing has changed. Everything else
 * goes the usual way. A wall's reload, or a thousand after a restart, then costs little more than HTTP itself.
 */
export interface ReadyAnswers {
  /** Makes and sends the answer of a route that has no other input than the address, the ledger and the day. */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    make: () => Promise<EncodedAnswer>,
  ): Promise<FastifyReply>
  /** Begins to answer ahead of the application, which must be ready. */
  answerAhead(): void
}

interface Ready {
  readonly answer: EncodedAnswer
  readonly allow: Allow
  /** Pattern of the address, as requests are counted by it. */
  readonly route: string
  /** What every answer of the application carries (security-headers.ts). */
  readonly headers: Readonly<Record<string, string>>
  /** What was sent so far, as it is written. */
  readonly written: Map<SentAnswer, Written>
}

interface Written {
  /** Names and values of the header. */
  readonly pairs: readonly (readonly [string, string])[]
  /** A character a byte: a text is written together with its header, bytes apart from it. */
  readonly body?: string
  /** All of it as one text, good for a second. */
  whole?: { readonly second: number; readonly text: string }
}

type Needs = Pick<Deps, 'store' | 'clock' | 'secureCookies'> & {
  readonly knownRight: KnownRight
  readonly requests: RequestFigures
  /** Each request has its line in the log: then none is answered ahead. */
  readonly logged: boolean
}

export function readyAnswers(app: App, needs: Needs): ReadyAnswers {
  const { store, clock, secureCookies, knownRight, requests, logged } = needs
  const { server } = app
  const ready = new Map<string, Ready>()
  /** What those that are ready were made under. */
  let standing = ''
  /** Whether to speak of TLS may depend on who says so, which only the application knows. */
  const isPlain = ({ headers }: { readonly headers: IncomingHttpHeaders }) =>
    secureCookies || headers['x-forwarded-proto'] === undefined
  const repeated = repeatedRequests(server)
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    await repeated.sent()
  })
  const present = () => `${store.head().sequence} ${clock.today()}`

  function keep(made: string, url: string, answer: Ready): void {
    if (standing !== made) ready.clear()
    standing = made
    ready.set(url, answer)
    const [oldest] = ready.keys()
    if (ready.size > kept && oldest !== undefined) ready.delete(oldest)
  }

  /** How to answer a request ahead, each time it comes; it is false where that is for the application to do. */
  function ahead(
    request: IncomingMessage,
  ): (send: (answer: SentAnswer, written: Written) => void) => boolean {
    const { url = '', method, headers } = request
    if (logged || method !== 'GET' || !ready.has(url) || !isPlain(request)) return () => false
    const isAllowed = knownRight(headers)
    return (send) => {
      const begun = clock.monotonic()
      const known = ready.get(url)
      // The last answers on a connection say so, which is the application's part.
      if (!known || closing || store.away() || standing !== present()) return false
      if (!isAllowed(known.allow)) return false
      const answer = answerFor(headers, known.answer)
      if (!answer) return false
      send(answer, asWritten(known, answer))
      const seconds = (clock.monotonic() - begun) / 1_000
      requests.count({ method: 'GET', route: known.route, status: answer.status, seconds })
      return true
    }
  }

  /** What node:http would write, as one text. */
  function whole({ status }: SentAnswer, written: Written): string {
    const second = Math.floor(clock.monotonic() / 1_000)
    if (written.whole?.second === second) return written.whole.text
    const pairs = [
      ...written.pairs,
      ['Date', new Date(clock.now()).toUTCString()],
      ['Connection', 'keep-alive'],
      ['Keep-Alive', `timeout=${Math.floor(server.keepAliveTimeout / 1_000)}`],
    ]
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...pairs.map((pair) => pair.join(': '))]
    const text = `${head.join('\r\n')}\r\n\r\n${written.body ?? ''}`
    written.whole = { second, text }
    return text
  }

  return {
    send: async (request, reply, make) => {
      const before = present()
      const answer = await make()
      const { url = '', config } = request.routeOptions
      const headers = reply.raw.getHeaders() as Record<string, string>
      await sendAnswer(request, reply, answer)
      if (before === present() && isPlain(request))
        keep(before, request.raw.url ?? '', {
          answer,
          allow: config.allow,
          route: url,
          headers,
          written: new Map(),
        })
      return reply
    },
    answerAhead: () => {
      const handlers = server.listeners('request')
      server.removeAllListeners('request')
      server.on('request', (request, response) => {
        const answer = ahead(request)
        const isAnswered = answer(({ status }, { pairs, body }) =>
          response.writeHead(status, pairs.flat()).end(body, 'latin1'),
        )
        if (isAnswered)
          repeated.remember(request, response, (socket) =>
            answer((sent, written) => socket.write(whole(sent, written), 'latin1')),
          )
        else for (const handle of handlers) handle.call(server, request, response)
      })
    },
  }
}

/** A 304 says no more than what it must (RFC 9110 §15.4.5): the client keeps what it was told with the body. */
function asWritten({ headers, written }: Ready, answer: SentAnswer): Written {
  const known = written.get(answer)
  if (known) return known
  const all = answer.status === 304 ? answer.headers : { ...headers, ...answer.headers }
  const made = {
    pairs: Object.entries(all),
    ...(answer.body && { body: answer.body.toString('latin1') }),
  }
  written.set(answer, made)
  return made
}
