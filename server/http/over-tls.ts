import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'

/** Whether the browser speaks TLS: by the settings for all, or as a proxy that we trust says of this request. */
export function isOverTls(
  request: Pick<FastifyRequest, 'protocol'>,
  { secureCookies }: Pick<Deps, 'secureCookies'>,
): boolean {
  return secureCookies || request.protocol === 'https'
}
