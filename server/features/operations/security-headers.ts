import type { App } from '../../http/fastify-app.ts'
import type { Deps } from '../../deps.ts'
import { dataPaths } from '../../http/known-until.ts'
import { isOverTls } from '../../http/over-tls.ts'

/**
 * Sets the headers that tell a browser what an answer may do. Those that need TLS are set behind TLS only, because an intranet wall may
 * use plain HTTP.
 */
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
 * Headers of answers that are no pages: no script, no frame, no guessed type, no other site, no cache. An answer that a browser may keep
 * sets its own header.
 */
const data = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cache-control': 'no-store',
  ...forAll,
}
const ofData = { plain: data, overTls: { ...data, ...forAllOverTls } }

/**
 * The policy allows only this server's scripts, styles, fonts and data. Inline styles are allowed, because charts and form parts position
 * themselves by them.
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
