import type { FastifyRequest } from 'fastify'

/** Whether the browser uses TLS: by the settings, or as a trusted proxy reports of this request. */
export function isOverTls(
  request: Pick<FastifyRequest, 'protocol'>,
  { secureCookies }: { readonly secureCookies: boolean },
): boolean {
  return secureCookies || request.protocol === 'https'
}
