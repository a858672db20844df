import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { App } from './app.ts'
import type { Deps } from './deps.ts'
import { answerFor, sendAnswer, type EncodedAnswer, type SentAnswer } from './encoded-answer.ts'
import type { Allow } from './features/access/guard.ts'
import type { KnownRight } from './features/access/known-right.ts'
import type { RequestFigures } from './features/operations/request-figures.ts'

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
  /** Names and values by turns. */
  readonly lines: string[]
  /** A character a byte: node:http writes a text together with its header, bytes apart from it. */
  readonly body?: string
}

type Needs = Pick<Deps, 'store' | 'clock' | 'secureCookies'> & {
  readonly isKnownToBeAllowed: KnownRight
  readonly requests: RequestFigures
  /** Each request has its line in the log: then none is answered ahead. */
  readonly logged: boolean
}

export function readyAnswers(app: App, needs: Needs): ReadyAnswers {
  const { store, clock, secureCookies, isKnownToBeAllowed, requests, logged } = needs
  const ready = new Map<string, Ready>()
  /** What those that are ready were made under. */
  let standing = ''
  /** Whether to speak of TLS may depend on who says so, which only the application knows. */
  const isPlain = ({ headers }: { readonly headers: IncomingHttpHeaders }) =>
    secureCookies || headers['x-forwarded-proto'] === undefined
  let closing = false
  app.addHook('preClose', async () => void (closing = true))
  const present = () => `${store.head().sequence} ${clock.today()}`

  function keep(made: string, url: string, answer: Ready): void {
    if (standing !== made) ready.clear()
    standing = made
    ready.set(url, answer)
    const [oldest] = ready.keys()
    if (ready.size > kept && oldest !== undefined) ready.delete(oldest)
  }

  function ahead(request: IncomingMessage, response: ServerResponse): boolean {
    const { url = '', method, headers } = request
    const known = method === 'GET' ? ready.get(url) : undefined
    const begun = clock.monotonic()
    if (!known || logged || store.away() || standing !== present() || !isPlain(request)) return false
    if (!isKnownToBeAllowed(headers, known.allow)) return false
    const answer = answerFor(headers, known.answer)
    if (!answer) return false
    const { lines, body } = asWritten(known, answer)
    response.writeHead(answer.status, lines).end(body, 'latin1')
    const seconds = (clock.monotonic() - begun) / 1_000
    requests.count({ method: 'GET', route: known.route, status: answer.status, seconds })
    return true
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
      const { server } = app
      const handlers = server.listeners('request')
      server.removeAllListeners('request')
      server.on('request', (request, response) => {
        // The last answers on a connection say so, which is the application's part.
        if (!closing && ahead(request, response)) return
        for (const handle of handlers) handle.call(server, request, response)
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
    lines: Object.entries(all).flat(),
    ...(answer.body && { body: answer.body.toString('latin1') }),
  }
  written.set(answer, made)
  return made
}
