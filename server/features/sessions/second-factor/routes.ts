import Type from 'typebox'
import { callerAddress } from '../../../access/caller-address.ts'
import { sessionCookie } from '../../../access/credentials/credential.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import { factorAddress, newFactorSecret } from '../../../access/credentials/second-factor.ts'
import { hashOfSecret } from '../../../access/secret.ts'
import { needed } from '../../../contract/rights.ts'
import {
  NewSecondFactor,
  RecoveryCodes,
  SecondFactorEnd,
  SecondFactorSetUp,
} from '../../../contract/session.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors.ts'
import type { App } from '../../../http/fastify-app.ts'
import type { ProvePassword } from '../prove-password.ts'
import { endSecondFactor, setUpSecondFactor } from './set-up.ts'

/** Routes of one's own one-time codes (动态口令). `rateLimit`: that of sign-ins. */
export function secondFactorRoutes(
  app: App,
  deps: Deps,
  provePassword: ProvePassword,
  rateLimit: { max: number; timeWindow: number },
): void {
  const path = '/api/session/second-factor'
  const config = {
    allow: needed.ownPassword,
    rateLimit,
    beforeReady: ['set-up-second-factor'],
    audit: 'sign-in',
  } as const
  const tags = ['access']

  app.post(
    path,
    {
      config,
      schema: { summary: '取一个新的动态口令密钥，尚未启用', tags, response: { 200: NewSecondFactor } },
    },
    (request) => {
      const { name } = whoAsks(request)
      const secret = newFactorSecret()
      return Promise.resolve({ secret, uri: factorAddress(secret, name) })
    },
  )

  app.put(
    path,
    {
      config,
      schema: {
        summary: '启用自己的动态口令，备用码只显示一次',
        tags,
        body: SecondFactorSetUp,
        response: { 200: RecoveryCodes },
      },
    },
    (request) => setUpSecondFactor(deps, provePassword, whoAsks(request), request.body),
  )

  app.delete(
    path,
    {
      config,
      schema: { summary: '停用自己的动态口令', tags, body: SecondFactorEnd, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await endSecondFactor(deps, provePassword, whoAsks(request), request.body)
      return reply.status(204).send(null)
    },
  )
}

/** The person who makes a request, by name, with its session. @throws AppError not-allowed */
function whoAsks(request: Parameters<typeof actorOfRequest>[0]) {
  const { kind, name } = actorOfRequest(request)
  const secret = request.cookies[sessionCookie]
  if (kind !== 'person' || secret === undefined)
    throw new AppError('not-allowed', '只有以登录名登录的人员才有自己的密码和动态口令。')
  return { name, address: callerAddress(request), ownSession: hashOfSecret(secret) }
}
