import type { FastifyReply, FastifyRequest } from 'fastify'
import { pipeline, Readable, type Transform } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { acceptedEncoding, isKnown, type Encoding } from '../../http/encoded-answer.ts'

/** An answer that is made while it is sent, however long it is. */
export interface StreamedAnswer {
  /** Stands for all that the answer depends on. */
  readonly version: string
  readonly type: string
  /** Whether it is compressed as it is. */
  readonly packed?: boolean
  /** Where it is to be saved as a file. */
  readonly disposition?: string
  /** Asked for only as fast as the client reads. */
  readonly parts: () => AsyncIterable<string | Uint8Array>
}

/**
 * Sends it as the client can read it, compressed where it accepts that, or 304 where the client has it already. What fails on
 * the way breaks the connection off: a client never takes half of it for the whole.
 */
export async function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { version, type, disposition, packed, parts }: StreamedAnswer,
): Promise<FastifyReply> {
  const etag = `W/"${version}"`
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept, accept-encoding' }
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
  // Either end may break: the other is told, and whoever reads gets the error.
  pipeline(plain, compress, (error) => {
    if (error) request.log.info({ err: error }, 'A streamed answer was broken off')
  })
  return compress
}

/** As quick as gzip, and closer. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
