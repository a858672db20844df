import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** A JSON answer made once and sent many times: plain, compressed once asked for, and to those who know it already. */
export interface EncodedAnswer {
  readonly etag: string
  readonly known: SentAnswer
  readonly plain: SentAnswer
  /** A promise while it is being made. */
  readonly compressed: Map<Encoding, SentAnswer | Promise<SentAnswer>>
}

/** An answer as one client gets it. */
interface SentAnswer {
  readonly status: 200 | 304
  readonly headers: Readonly<Record<string, string>>
  /** Absent with 304. */
  readonly body?: Buffer
}

/** The tag is weak: one names the same answer in every encoding. */
export function encodeAnswer(value: unknown, version: string): EncodedAnswer {
  const etag = `W/"${version}"`
  return {
    etag,
    known: { status: 304, headers: headersOf(etag) },
    plain: bodySent(etag, Buffer.from(JSON.stringify(value))),
    compressed: new Map(),
  }
}

/**
 * Sends it as the client can read it, or 304 where the client has it already. Nothing is serialised or compressed twice, and
 * what was made before is sent at once: a promise on the way costs more than all that is left to do.
 */
export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: EncodedAnswer | Promise<EncodedAnswer>,
): FastifyReply | Promise<FastifyReply> {
  const send = ({ status, headers, body }: SentAnswer) => reply.code(status).headers(headers).send(body)
  if (answer instanceof Promise)
    return answer.then(async (made) => send(await answerFor(request.headers, made)))
  const sent = answerFor(request.headers, answer)
  return sent instanceof Promise ? sent.then(send) : send(sent)
}

function answerFor(request: IncomingHttpHeaders, answer: EncodedAnswer): SentAnswer | Promise<SentAnswer> {
  if (isKnown(request, answer.etag)) return answer.known
  const encoding = acceptedEncoding(request)
  return encoding ? compressed(answer, encoding) : answer.plain
}

/** Whether the client says that it has what bears this tag. */
export function isKnown({ 'if-none-match': header }: IncomingHttpHeaders, etag: string): boolean {
  return header === etag || (header?.split(',').some((tag) => tag.trim() === etag) ?? false)
}

/** Named, and not with a weight of nothing. */
const accepts = {
  br: /(^|,)\s*br\s*(,|$|;(?!\s*q=0(\.0*)?\s*(,|$)))/,
  gzip: /(^|,)\s*gzip\s*(,|$|;(?!\s*q=0(\.0*)?\s*(,|$)))/,
} as const

export function acceptedEncoding({ 'accept-encoding': header }: IncomingHttpHeaders): Encoding | undefined {
  const text = header ?? ''
  return (['br', 'gzip'] as const).find((name) => accepts[name].test(text))
}

function compressed(
  { etag, plain, compressed }: EncodedAnswer,
  encoding: Encoding,
): SentAnswer | Promise<SentAnswer> {
  const known = compressed.get(encoding)
  if (known) return known
  const made = (encoding === 'br' ? brotli : promisify(gzip))(plain.body!)
  const making = made.then((body) => {
    const sent = bodySent(etag, body, encoding)
    compressed.set(encoding, sent)
    return sent
  })
  compressed.set(encoding, making)
  return making
}

function bodySent(etag: string, body: Buffer, encoding?: Encoding): SentAnswer {
  const headers = {
    ...headersOf(etag),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(body.length),
    ...(encoding && { 'content-encoding': encoding }),
  }
  return { status: 200, headers, body }
}

function headersOf(etag: string): Readonly<Record<string, string>> {
  return { etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' }
}

/** Quality 5: within a few per cent of the best, at a tenth of the time. */
function brotli(plain: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}
