import cookie from '@fastify/cookie'
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { App } from '../../app.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import { watchAccess } from './watch-access.ts'
import { displayRoutes } from './displays/routes.ts'
import { guard } from './guard.ts'
import { peopleRoutes } from './people/routes.ts'
import { rateStore } from './rate-store.ts'
import { rememberProofs } from './remembered-proofs.ts'
import { sessionRoutes } from './sessions/routes.ts'

/** The door and everything about who may pass it; to be registered before any other route. */
export async function accessRoutes(app: App, deps: Deps): Promise<void> {
  await app.register(cookie)
  await app.register(rateLimit, {
    global: false,
    store: rateStore(deps.clock),
    // A client that has hung up has no address any more, whatever the types say: such requests share one key.
    keyGenerator: ({ ip }) => ((ip as string | undefined) === undefined ? 'gone' : normalizeIP(ip)),
    errorResponseBuilder: (_request, { ttl }) => {
      const retryAfter = Math.ceil(ttl / 1000)
      return new AppError('too-many-requests', `操作过于频繁，请 ${retryAfter} 秒后再试。`, { retryAfter })
    },
  })
  const proofs = rememberProofs(deps.clock)
  guard(app, deps, proofs)
  sessionRoutes(app, { ...deps, proofs })
  peopleRoutes(app, deps)
  displayRoutes(app, deps)
  watchAccess(app, { ...deps, proofs })
}
