import Type from 'typebox'
import type { App } from '../../../http/fastify-app.ts'
import { needed } from '../../../contract/rights.ts'
import { LeadWanted, RemoteDisplays } from '../../../contract/remote.ts'
import type { Deps } from '../../../deps.ts'
import { actorOfRequest } from '../../../access/guard.ts'
import { followLeads } from './follow-leads.ts'
import { leadDisplay, letGo, listRemoteDisplays, noteRemote } from './lead-display.ts'

const tags = ['access']
const params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const config = { allow: needed.steering }
const nothing = { 204: Type.Null() }

export function remoteRoutes(app: App, deps: Deps): void {
  const leads = followLeads(deps)
  app.addHook('preClose', () => leads.stop())

  app.get(
    '/api/remote',
    {
      config,
      schema: { summary: '可以遥控的大屏', tags, response: { 200: RemoteDisplays } },
    },
    async (request) => ({
      displays: await listRemoteDisplays(deps, deps.store.reader, actorOfRequest(request)),
    }),
  )

  app.post(
    '/api/remote',
    { config, schema: { summary: '遥控器还在，不必交还', tags, response: nothing } },
    async (request, reply) => {
      await noteRemote(deps, actorOfRequest(request))
      return reply.status(204).send(null)
    },
  )

  app.put(
    '/api/displays/:id/lead',
    {
      config,
      schema: { summary: '遥控大屏显示一个画面，10 分钟', tags, params, body: LeadWanted, response: nothing },
    },
    async (request, reply) => {
      await leadDisplay(deps, actorOfRequest(request), request.params.id, request.body)
      await leads.look()
      return reply.status(204).send(null)
    },
  )

  app.delete(
    '/api/displays/:id/lead',
    { config, schema: { summary: '把大屏交还给它的方案', tags, params, response: nothing } },
    async (request, reply) => {
      await letGo(deps, actorOfRequest(request), request.params.id)
      await leads.look()
      return reply.status(204).send(null)
    },
  )
}
