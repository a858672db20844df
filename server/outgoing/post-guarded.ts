import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { NamedHosts } from './allowed-address.ts'
import { connectionWords } from './connection-words.ts'
import { ForbiddenAddress, guardedLookup, systemResolve, type Resolve } from './guarded-lookup.ts'

const answerWithin = 10_000

/**
 * Posts a text to a receiver's address. @returns the status. Only addresses of the internet and named ones are connected to; a host name
 * is looked up once, and the connection uses the addresses found. Redirects count as answers. @throws Error in words without secrets
 */
export function postGuarded(
  address: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  named: NamedHosts,
  resolve: Resolve = systemResolve,
): Promise<number> {
  const url = new URL(address)
  return new Promise((done, fail) => {
    const lookup = guardedLookup(url, named, resolve)
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest
    const sent = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup,
      signal: AbortSignal.timeout(answerWithin),
    })
    sent.once('response', (answer) => {
      // The body of the answer is not read, however long it is.
      answer.destroy()
      done(answer.statusCode ?? 0)
    })
    sent.once('error', (error) =>
      fail(error instanceof ForbiddenAddress ? error : new Error(connectionWords(error, url.host))),
    )
    sent.end(body)
  })
}
