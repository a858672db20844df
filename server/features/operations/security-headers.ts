import helmet from '@fastify/helmet'
import type { App } from '../../http/fastify-app.ts'
import type { Deps } from '../../deps.ts'
import { isOverTls } from '../../http/over-tls.ts'

/**
 * Nothing but our own scripts, styles, fonts and data. Styles may stand inline: charts and form parts place themselves by
 * them. What only makes sense behind TLS is said only there, since an intranet wall may well be plain http.
 */
export async function securityHeaders(app: App, deps: Pick<Deps, 'secureCookies'>): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
  })
  // Helmet reckons the same headers anew for each answer, at a tenth of what a small request costs: once is enough.
  const known = new Map<boolean, Record<string, string>>()
  app.addHook('onRequest', (request, reply, done) => {
    const tls = isOverTls(request, deps)
    if (request.url.startsWith('/api/')) reply.headers(tls ? ofDataOverTls : ofData)
    else if (known.has(tls)) reply.headers(known.get(tls)!)
    else {
      reply.helmet({ strictTransportSecurity: tls, crossOriginOpenerPolicy: tls, originAgentCluster: tls })
      known.set(tls, { ...(reply.raw.getHeaders() as Record<string, string>) })
    }
    done()
  })
}

/** Of what is no page: nothing in it is to be run, framed, guessed at or read by another site. */
const ofData = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}
const ofDataOverTls = { ...ofData, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
