import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Readable } from 'node:stream'
import type { NamedHosts } from './allowed-address.ts'
import { connectionWords } from './connection-words.ts'
import { SourceFailure } from './source-failure.ts'
import { ForbiddenAddress, guardedLookup, systemResolve, type Resolve } from './guarded-lookup.ts'

/** The answer of a source, read whole. */
export interface GuardedAnswer {
  readonly bytes: Buffer
  /** The header Last-Modified as an instant; undefined where there is none. */
  readonly modifiedAt: number | undefined
}

interface GuardedAsk {
  /** Headers that are sent to the origin of the address alone, such as a secret. */
  readonly headers: Readonly<Record<string, string>>
  /** The most bytes of the answer, unpacked. */
  readonly limit: number
  /** Milliseconds within which everything must have come, redirects included. */
  readonly within: number
  readonly signal?: AbortSignal
}

const mostRedirects = 5

/**
 * Gets what a source answers. Only addresses of the internet and named ones are connected to, at each redirect anew; a host name is looked
 * up once for each connection, which uses the addresses found. @throws SourceFailure, ForbiddenAddress
 */
export async function readGuarded(
  address: string,
  { headers, limit, within, signal }: GuardedAsk,
  named: NamedHosts,
  resolve: Resolve = systemResolve,
): Promise<GuardedAnswer> {
  const first = new URL(address)
  const timeout = AbortSignal.timeout(within)
  const ending = signal ? AbortSignal.any([timeout, signal]) : timeout
  let url = first
  for (let hop = 0; ; hop += 1) {
    try {
      const own = url.origin === first.origin ? headers : {}
      const answer = await responseOf(url, { headers: own, signal: ending, named, resolve })
      const next = redirectOf(answer, url)
      if (next) {
        answer.destroy()
        if (hop >= mostRedirects) throw new SourceFailure(`${first.host} 转来转去超过 ${mostRedirects} 次`)
        url = next
        continue
      }
      refuseStatus(answer.statusCode ?? 0, url.host)
      const modified = Date.parse(answer.headers['last-modified'] ?? '')
      const bytes = await bytesOf(answer, limit, url.host)
      // An answer without a length counts as complete when its connection ends, even where this side ended it.
      ending.throwIfAborted()
      return {
        bytes,
        modifiedAt: Number.isNaN(modified) ? undefined : modified,
      }
    } catch (error) {
      if (timeout.aborted) throw new SourceFailure(`${url.host} 在 ${within / 1_000} 秒内没有答完`)
      throw inWords(error, url.host)
    }
  }
}

interface Asking {
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly named: NamedHosts
  readonly resolve: Resolve
}

function responseOf(url: URL, { headers, signal, named, resolve }: Asking): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const lookup = guardedLookup(url, named, resolve)
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest
    const sent = send(url, {
      agent: false,
      headers: { accept: '*/*', 'accept-encoding': 'gzip, br', 'user-agent': 'xushi', ...headers },
      lookup,
      signal,
    })
    sent.once('response', done)
    sent.once('error', fail)
    sent.end()
  })
}

/** The address to which an answer sends on; undefined where it does not. @throws SourceFailure */
function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined
  const to = URL.parse(headers.location ?? '', from)
  if (headers.location === undefined || !to) throw new SourceFailure(`${from.host} 转向的地址读不懂`)
  if (to.protocol !== 'https:' && !(to.protocol === 'http:' && from.protocol === 'http:'))
    throw new SourceFailure(`${from.host} 转向 ${to.protocol}//${to.host}，不跟去`)
  return to
}

function refuseStatus(status: number, host: string): void {
  if (status >= 200 && status <= 299 && status !== 204) return
  if (status === 401 || status === 403)
    throw new SourceFailure(`${host} 不认密钥（${status}），请核对或更换密钥`)
  if (status === 404 || status === 410) throw new SourceFailure(`${host} 上没有这个地址（${status}），请核对`)
  if (status === 204) throw new SourceFailure(`${host} 答的是空的（204）`)
  throw new SourceFailure(`${host} 出错（${status}）`)
}

async function bytesOf(answer: IncomingMessage, limit: number, host: string): Promise<Buffer> {
  const tooLarge = () => new SourceFailure(`${host} 答的超过 ${Math.floor(limit / 1024 / 1024)} MB，没有收`)
  try {
    if (Number(answer.headers['content-length'] ?? 0) > limit) throw tooLarge()
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of unpacked(answer) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw tooLarge()
      chunks.push(chunk)
    }
    if (!answer.complete) throw new SourceFailure(`${host} 没有答完就断了`)
    return Buffer.concat(chunks)
  } finally {
    answer.destroy()
  }
}

function unpacked(answer: IncomingMessage): Readable {
  const coding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const unpack = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate }[coding]
  if (!unpack) return answer
  const stream = unpack()
  answer.once('error', (error) => stream.destroy(error))
  return answer.pipe(stream)
}

function inWords(error: unknown, host: string): Error {
  if (error instanceof SourceFailure || error instanceof ForbiddenAddress) return error
  return new SourceFailure(connectionWords(error, host))
}
