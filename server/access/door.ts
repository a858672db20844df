import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { App } from '../http/fastify-app.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { callerAddress } from './caller-address.ts'
import { guard } from './guard.ts'
import { rateStore } from './rate-store.ts'
import { createCredentialCache, type CredentialCache } from './credentials/credential-cache.ts'

/** Opens the door through which every request comes; it must be registered before any route. @returns the credentials that it keeps */
export async function openDoor(app: App, deps: Deps): Promise<CredentialCache> {
  await app.register(cookie)
  await app.register(rateLimit, {
    global: false,
    store: rateStore(deps.clock),
    keyGenerator: callerAddress,
    errorResponseBuilder: (_request, { ttl }) => {
      const retryAfter = Math.ceil(ttl / 1000)
      return new AppError('too-many-requests', `操作过于频繁，请 ${retryAfter} 秒后再试。`, { retryAfter })
    },
  })
  const credentials = createCredentialCache(deps.clock)
  guard(app, deps, credentials)
  return credentials
}
