import type { FastifyRequest } from 'fastify'

/** Whether the browser speaks TLS: by the settings for all, or as a proxy that we trust says of this request. */
export function isOverTls(
  request: Pick<FastifyRequest, 'protocol'>,
  { secureCookies }: { readonly secureCookies: boolean },
): boolean {
  return secureCookies || request.protocol === 'https'
}
