import type { IncomingHttpHeaders } from 'node:http'

/**
 * False where the browser says that another site's page makes the request. `host`: the one that the browser asked, also
 * behind a proxy that is trusted to tell. Programs other than browsers send neither header; a cookie of ours is
 * SameSite=Strict besides.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, host: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
