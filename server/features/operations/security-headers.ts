import helmet from '@fastify/helmet'
import type { App } from '../../app.ts'
import type { Deps } from '../../deps.ts'

/**
 * Nothing but our own scripts, styles, fonts and data. Styles may stand inline: charts and form parts place themselves by
 * them. What only makes sense behind TLS is said only there, since an intranet wall may well be plain http.
 */
export async function securityHeaders(
  app: App,
  { secureCookies: tls }: Pick<Deps, 'secureCookies'>,
): Promise<void> {
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
    strictTransportSecurity: tls,
    crossOriginOpenerPolicy: tls,
    originAgentCluster: tls,
  })
  // Helmet reckons the same headers anew for each answer, at a tenth of what a small request costs: once is enough.
  let headers: Map<string, string> | undefined
  app.addHook('onRequest', (_request, reply, done) => {
    if (headers) reply.raw.setHeaders(headers)
    else {
      reply.helmet()
      headers = new Map(Object.entries(reply.raw.getHeaders() as Record<string, string>))
    }
    done()
  })
}
