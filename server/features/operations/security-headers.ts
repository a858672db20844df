import type { App } from '../../http/fastify-app.ts'
import type { Deps } from '../../deps.ts'
import { dataPaths } from '../../http/known-until.ts'
import { isOverTls } from '../../http/over-tls.ts'

/** Says with every answer what a browser may do with it, and what only makes sense behind TLS only there: an intranet wall may well be plain http. */
export function securityHeaders(app: App, deps: Pick<Deps, 'secureCookies'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { plain, overTls } = dataPaths.test(request.url) ? ofData : ofPages
    reply.headers(isOverTls(request, deps) ? overTls : plain)
    done()
  })
}

const forAll = { 'cross-origin-resource-policy': 'same-origin', 'x-content-type-options': 'nosniff' }
const forAllOverTls = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/**
 * Of what is no page: nothing in it is to be run, framed, guessed at or read by another site, nor kept on the way. What a
 * browser may keep and ask after (ETag) says so itself.
 */
const data = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cache-control': 'no-store',
  ...forAll,
}
const ofData = { plain: data, overTls: { ...data, ...forAllOverTls } }

/**
 * Nothing but our own scripts, styles, fonts and data. Styles may stand inline: charts and form parts place themselves by
 * them.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
]
const pages = {
  'content-security-policy': policy.join(';'),
  ...forAll,
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}
const ofPages = {
  plain: pages,
  overTls: {
    ...pages,
    ...forAllOverTls,
    'cross-origin-opener-policy': 'same-origin',
    'origin-agent-cluster': '?1',
  },
}
