import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'

/** Where a request comes from; IPv6 by its network, whose 64 bits one caller has. A client that has hung up has no address any more. */
export function callerAddress({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return (ip as string | undefined) === undefined ? 'gone' : normalizeIP(ip)
}
