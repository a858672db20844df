import type { FastifyReply, FastifyRequest } from 'fastify'
import { pipeline, Readable, type Transform } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { acceptedEncoding, isKnown, type Encoding } from '../../http/encoded-answer.ts'

/** An answer that is made while it is sent, of any length. */
export interface StreamedAnswer {
  /** The version of all that the answer depends on. */
  readonly version: string
  readonly type: string
  /** Whether the answer is compressed by its format already. */
  readonly packed?: boolean
  /** The file name under which the answer is saved, if it is saved. */
  readonly disposition?: string
  /** The parts of the answer, which are made only as fast as the client reads. */
  readonly parts: () => AsyncIterable<string | Uint8Array>
}

/**
 * Sends a streamed answer, compressed where the client accepts that, or 304 where the client has it already. A failure closes the
 * connection, so that the client never mistakes a part for the whole.
 */
export async function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { version, type, disposition, packed, parts }: StreamedAnswer,
): Promise<FastifyReply> {
  const etag = `W/"${version}"`
  const headers = { etag, 'cache-control': 'no-store', vary: 'accept, accept-encoding' }
  if (isKnown(request.headers, etag)) return reply.code(304).headers(headers).send()
  const encoding = packed ? undefined : acceptedEncoding(request.headers)
  const plain = Readable.from(parts(), { objectMode: true, highWaterMark: 1 })
  return reply
    .code(200)
    .headers({
      ...headers,
      'content-type': type,
      ...(disposition && { 'content-disposition': disposition }),
      ...(encoding && { 'content-encoding': encoding }),
    })
    .send(encoding ? compressed(plain, encoding, request) : plain)
}

function compressed(plain: Readable, encoding: Encoding, request: FastifyRequest): Transform {
  const compress = encoding === 'br' ? createBrotliCompress(brotli) : createGzip({ level: 4 })
  // An error at either end reaches the other end and the reader.
  pipeline(plain, compress, (error) => {
    if (error) request.log.info({ err: error }, 'A streamed answer was broken off')
  })
  return compress
}

/** The brotli quality that takes as long as gzip and packs the text smaller. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
