import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { needed } from '../../contract/rights.ts'
import { Id } from '../../contract/scalars.ts'
import { Watches } from '../../contract/watches.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { viewOf } from '../../judging/view.ts'
import { leaveTarget, ownTargets, watchTarget } from './watches.ts'

/** Routes of watching targets (关注): who watches one is told when its light turns. */
export function watchRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.bell } as const
  const tags = ['bell']
  const params = Type.Object({ target: Id })

  app.get(
    '/api/watches',
    { config, schema: { summary: '本人关注的目标，和本人负责的目标', tags, response: { 200: Watches } } },
    async (request) => ownTargets(await viewOf(deps, {}), actorOfRequest(request)),
  )

  app.put(
    '/api/watches/:target',
    { config, schema: { summary: '关注一个目标', tags, params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await watchTarget(deps, actorOfRequest(request), request.params.target)
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/watches/:target',
    { config, schema: { summary: '不再关注一个目标', tags, params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await leaveTarget(deps, actorOfRequest(request), request.params.target)
      return reply.status(204).send(null)
    },
  )
}
