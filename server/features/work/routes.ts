import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { needed } from '../../contract/rights.ts'
import { DateText } from '../../contract/scalars.ts'
import { Work } from '../../contract/work.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { ordersOnWall } from './orders-on-wall.ts'

const Query = Type.Object(
  {
    scope: Type.String({ maxLength: 120, description: 'region code (that region and below) or document id' }),
    at: Type.Optional(DateText),
  },
  { additionalProperties: false },
)

/** The route of what a wall shows of orders (重点工作). */
export function workRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/work',
    {
      config: { allow: needed.boards, reads: 'scope' },
      schema: {
        summary: '一块看板的督办，供大屏“重点工作”画面',
        tags: ['board'],
        querystring: Query,
        response: { 200: Work },
      },
    },
    async (request) => ordersOnWall(deps, actorOfRequest(request), request.query),
  )
}
