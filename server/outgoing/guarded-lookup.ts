import { lookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { hostOf, isAllowedAddress, type NamedHosts } from './allowed-address.ts'

/** Finds the addresses of a host name, as `node:dns` does. */
export type Resolve = (
  host: string,
  tell: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

/** The system's own lookup. With an error Node tells no addresses at all, whatever its types say. */
export const systemResolve: Resolve = (host, tell) =>
  lookup(host, { all: true, order: 'verbatim' }, (error, found) => tell(error, error ? [] : found))

/** An address to which the server does not connect; the text names it. */
export class ForbiddenAddress extends Error {
  constructor(host: string) {
    super(`${host} 是内部地址，没有列入 XUSHI_OUTGOING_HOSTS，不连接`)
    this.name = 'ForbiddenAddress'
  }
}

/**
 * Whether a URL that somebody gives leads to where the server does not connect, as far as that is known before a connection: an IP address,
 * or a name of this machine, which is looked up. Other names are looked up when a connection is made.
 */
export async function isForbiddenHost(
  url: URL,
  named: NamedHosts,
  resolve: Resolve = systemResolve,
): Promise<boolean> {
  const host = hostOf(url)
  if (named.names.has(host)) return false
  if (isIP(host) !== 0) return !isAllowedAddress(host, named)
  if (!/(?:^|\.)localhost$/.test(host)) return false
  const found = await new Promise<readonly LookupAddress[]>((done) => resolve(host, (_, all) => done(all)))
  return found.length === 0 || found.some(({ address }) => !isAllowedAddress(address, named))
}

/**
 * The lookup of a connection to a URL's host: the name is looked up once, and the connection uses the addresses found. Only addresses of the
 * internet and named ones are given out. @throws ForbiddenAddress for a URL whose host is a forbidden address
 */
export function guardedLookup(url: URL, named: NamedHosts, resolve: Resolve): LookupFunction {
  const host = hostOf(url)
  const isNamed = named.names.has(host)
  const allows = (found: string) => isNamed || isAllowedAddress(found, named)
  if (isIP(host) !== 0 && !allows(host)) throw new ForbiddenAddress(host)
  // All addresses must be allowed: otherwise a receiver could reach a forbidden one by retries.
  return (name, { all }, tell) => {
    resolve(name, (error, found) => {
      const [first] = found
      if (error || !first) tell(error ?? new Error('no address'), '', 0)
      else if (found.some((each) => !allows(each.address))) tell(new ForbiddenAddress(host), '', 0)
      else if (all) tell(null, [...found])
      else tell(null, first.address, first.family)
    })
  }
}
