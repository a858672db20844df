import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

/** Networks of recent callers: to work one out costs more than a small answer. */
const networks = new LRUCache<string, string>({ max: 1_000, memoMethod: (ip) => normalizeIP(ip) })

/** Where a request comes from; IPv6 by its network, whose 64 bits one caller has. A client that has hung up has no address any more. */
export function callerAddress({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return (ip as string | undefined) === undefined ? 'gone' : networks.memo(ip)
}
