import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

/** The networks of recent callers: computing one takes longer than a small answer. */
const networks = new LRUCache<string, string>({ max: 1_000, memoMethod: (ip) => normalizeIP(ip) })

/**
 * The address of a request. An IPv6 address is shortened to its network of 64 bits, which belongs to one caller. A client that hung up has
 * none.
 */
export function callerAddress({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return (ip as string | undefined) === undefined ? 'gone' : networks.memo(ip)
}
