import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Encoding = 'br' | 'gzip'

/** A JSON answer made once and sent many times: plain and, once asked for, compressed. */
export interface EncodedAnswer {
  readonly etag: string
  readonly plain: Buffer
  readonly compressed: Map<Encoding, Promise<Buffer>>
  /** As it is sent, in each encoding that was made, and to those who know it already. */
  readonly sent: Map<Encoding | 'plain' | 'known', SentAnswer>
}

/** An answer as one client gets it. */
export interface SentAnswer {
  readonly status: 200 | 304
  readonly headers: Readonly<Record<string, string>>
  /** Absent with 304. */
  readonly body?: Buffer
}

/** The tag is weak: one names the same answer in every encoding. */
export function encodeAnswer(value: unknown, version: string): EncodedAnswer {
  const answer: EncodedAnswer = {
    etag: `W/"${version}"`,
    plain: Buffer.from(JSON.stringify(value)),
    compressed: new Map(),
    sent: new Map(),
  }
  answer.sent.set('known', { status: 304, headers: headersOf(answer) })
  answer.sent.set('plain', bodySent(answer, answer.plain))
  return answer
}

/** Sends it as the client can read it, or 304 where the client has it already. Nothing is serialised or compressed twice. */
export async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: EncodedAnswer,
): Promise<FastifyReply> {
  const encoding = acceptedEncoding(request.headers)
  if (encoding) await compressed(answer, encoding)
  const { status, headers, body } = answerFor(request.headers, answer)!
  return reply.code(status).headers(headers).send(body)
}

/** The answer as this client gets it; undefined where it was not compressed so for anyone yet. */
function answerFor(request: IncomingHttpHeaders, { etag, sent }: EncodedAnswer): SentAnswer | undefined {
  return sent.get(isKnown(request, etag) ? 'known' : (acceptedEncoding(request) ?? 'plain'))
}

function isKnown({ 'if-none-match': header }: IncomingHttpHeaders, etag: string): boolean {
  return header === etag || (header?.split(',').some((tag) => tag.trim() === etag) ?? false)
}

/** Named, and not with a weight of nothing. */
const accepts = {
  br: /(^|,)\s*br\s*(,|$|;(?!\s*q=0(\.0*)?\s*(,|$)))/,
  gzip: /(^|,)\s*gzip\s*(,|$|;(?!\s*q=0(\.0*)?\s*(,|$)))/,
} as const

function acceptedEncoding({ 'accept-encoding': header }: IncomingHttpHeaders): Encoding | undefined {
  const text = header ?? ''
  return (['br', 'gzip'] as const).find((name) => accepts[name].test(text))
}

async function compressed(answer: EncodedAnswer, encoding: Encoding): Promise<void> {
  const known = answer.compressed.get(encoding)
  const made = known ?? (encoding === 'br' ? brotli(answer.plain) : promisify(gzip)(answer.plain))
  if (!known) answer.compressed.set(encoding, made)
  const body = await made
  if (!answer.sent.has(encoding)) answer.sent.set(encoding, bodySent(answer, body, encoding))
}

function bodySent(answer: EncodedAnswer, body: Buffer, encoding?: Encoding): SentAnswer {
  const headers = {
    ...headersOf(answer),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(body.length),
    ...(encoding && { 'content-encoding': encoding }),
  }
  return { status: 200, headers, body }
}

function headersOf({ etag }: EncodedAnswer): Readonly<Record<string, string>> {
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
