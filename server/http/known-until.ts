import type { Store } from '../db/store.ts'
import type { App } from './fastify-app.ts'

/** Paths at which data are requested rather than pages. */
export const dataPaths = /^\/(api|sdmx)\//

/** Sets, while the database is away, the header with the time until which an answer is known to be true. */
export function setKnownUntilHeader(app: App, { store }: { readonly store: Store }): void {
  app.addHook('onSend', ({ url }, reply, _payload, done) => {
    const away = store.away()
    if (away && reply.statusCode < 400 && dataPaths.test(url))
      void reply.header('xushi-known-until', away.since)
    done()
  })
}
