import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { callerAddress } from '../../access/caller-address.ts'
import { sessionCookie, sessionKey } from '../../access/credentials/credential.ts'
import type { CredentialCache } from '../../access/credentials/credential-cache.ts'
import { hashOfSecret } from '../../access/secret.ts'
import { needed } from '../../contract/rights.ts'
import { firstThings, OwnSessions } from '../../contract/session.ts'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../http/fastify-app.ts'
import { endOwnSession, ownSessions } from './own-sessions.ts'

/** `writeAudit` writes the notes that the audit log still gathers, so that the newest one is shown. */
export type OwnSessionNeeds = Deps & {
  readonly credentials: CredentialCache
  readonly writeAudit: () => Promise<void>
}

/** Routes of the caller's own sessions and of attempts to sign in under the caller's name. */
export function ownSessionRoutes(app: App, deps: OwnSessionNeeds): void {
  app.get(
    '/api/session/others',
    {
      config: { allow: needed.ownPassword, beforeReady: firstThings },
      schema: { summary: '自己的登录：在哪里、以前的', tags: ['access'], response: { 200: OwnSessions } },
    },
    async (request) => {
      const person = personOf(request)
      await deps.writeAudit()
      return ownSessions(deps, person, secretHashOf(request))
    },
  )

  app.delete(
    '/api/session/others/:id',
    {
      config: { allow: needed.ownPassword },
      schema: {
        summary: '退出自己在别处的登录',
        tags: ['access'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const ended = await endOwnSession(deps, personOf(request), {
        ...request.params,
        address: callerAddress(request),
      })
      deps.hub.cut(sessionKey(ended))
      deps.credentials.forget(sessionKey(ended))
      return reply.status(204).send(null)
    },
  )
}

/** The person who makes a request. @throws AppError not-allowed */
function personOf(request: Parameters<typeof actorOfRequest>[0]): string {
  const { kind, id } = actorOfRequest(request)
  if (kind !== 'person') throw new AppError('not-allowed', '只有以登录名登录的人员才有自己的登录。')
  return id.replace(/^person:/, '')
}

function secretHashOf({ cookies }: Parameters<typeof actorOfRequest>[0]): string {
  return hashOfSecret(cookies[sessionCookie] ?? '')
}
