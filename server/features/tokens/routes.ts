import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { needed } from '../../contract/rights.ts'
import { NewToken, Tokens, TokenWithSecret } from '../../contract/tokens.ts'
import type { Deps } from '../../deps.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { allTokens } from './queries.ts'
import { noteUse } from './last-used.ts'
import { createToken, madeAtMachine } from './create-token.ts'
import { revokeToken } from './revoke-token.ts'
import { tokenView } from './token-view.ts'

const tags = ['access']

export function tokenRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/tokens',
    {
      config: { allow: needed.tokens },
      schema: { summary: '令牌', tags, response: { 200: Tokens } },
    },
    async () => ({
      tokens: (await allTokens(deps.store.reader)).map(tokenView),
      madeAtMachine: madeAtMachine(deps),
    }),
  )

  app.post(
    '/api/tokens',
    {
      config: { allow: needed.changeTokens },
      schema: { summary: '新建令牌，只显示一次', tags, body: NewToken, response: { 201: TokenWithSecret } },
    },
    async (request, reply) => {
      const { token, secret } = await createToken(deps, actorOfRequest(request), request.body)
      return reply.status(201).send({ token: tokenView(token), secret })
    },
  )

  app.delete(
    '/api/tokens/:id',
    {
      config: { allow: needed.changeTokens },
      schema: {
        summary: '撤销令牌并立即断开',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await revokeToken(deps, actorOfRequest(request), request.params.id)
      return reply.status(204).send(null)
    },
  )

  noteUse(app, deps)
}
