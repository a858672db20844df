import type { Store } from '../db/store.ts'
import type { App } from './fastify-app.ts'

/** Where data are asked for, and no page. */
export const dataPaths = /^\/(api|sdmx)\//

/** While the database is away, every answer says until when what it tells is known to be true. */
export function sayKnownUntil(app: App, { store }: { readonly store: Store }): void {
  app.addHook('onSend', ({ url }, reply, _payload, done) => {
    const away = store.away()
    if (away && reply.statusCode < 400 && dataPaths.test(url))
      void reply.header('xushi-known-until', away.since)
    done()
  })
}
