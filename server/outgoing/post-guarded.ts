import { lookup, type LookupAddress } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { hostOf, isAllowedAddress, type NamedHosts } from './allowed-address.ts'

const answerWithin = 10_000

/** Finds the addresses of a host name, as `node:dns` does. */
export type Resolve = (
  host: string,
  tell: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

const systemResolve: Resolve = (host, tell) => lookup(host, { all: true, order: 'verbatim' }, tell)

/** An address to which the server does not connect; the text names it. */
class ForbiddenAddress extends Error {
  constructor(host: string) {
    super(`${host} 是内部地址，没有列入 XUSHI_OUTGOING_HOSTS，不推送`)
    this.name = 'ForbiddenAddress'
  }
}

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
  const host = hostOf(url)
  const isNamed = named.names.has(host)
  const allows = (found: string) => isNamed || isAllowedAddress(found, named)
  return new Promise((done, fail) => {
    if (isIP(host) !== 0 && !allows(host)) throw new ForbiddenAddress(host)
    // All addresses must be allowed: otherwise a receiver could reach a forbidden one by retries.
    const guarded: LookupFunction = (name, { all }, tell) => {
      resolve(name, (error, found) => {
        const [first] = found
        if (error || !first) tell(error ?? new Error('no address'), '', 0)
        else if (found.some((each) => !allows(each.address))) tell(new ForbiddenAddress(host), '', 0)
        else if (all) tell(null, [...found])
        else tell(null, first.address, first.family)
      })
    }
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest
    const sent = send(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: guarded,
      signal: AbortSignal.timeout(answerWithin),
    })
    sent.once('response', (answer) => {
      // The body of the answer is not read, however long it is.
      answer.destroy()
      done(answer.statusCode ?? 0)
    })
    sent.once('error', (error) => fail(inWords(error, url.host)))
    sent.end(body)
  })
}

function inWords(error: Error, host: string): Error {
  if (error instanceof ForbiddenAddress) return error
  const { code, name } = error as { readonly code?: unknown; readonly name: string }
  return new Error(`${host}：${typeof code === 'string' ? code : name}`)
}
