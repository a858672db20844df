import { actorOfRequest } from '../../access/guard.ts'
import { Bell, BellChange } from '../../contract/bell.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { viewOf } from '../../judging/view.ts'
import { bellTold, changeBell } from './bell.ts'

/** Routes of the bell (提醒): what each person must know of their own work. */
export function bellRoutes(app: App, deps: Deps): void {
  const config = { allow: needed.bell } as const
  const tags = ['bell']
  const response = { 200: Bell }
  const told = async (actor: ReturnType<typeof actorOfRequest>) =>
    bellTold(await viewOf(deps, {}), actor, deps.clock.now())

  app.get(
    '/api/bell',
    {
      config,
      schema: { summary: '本人的提醒：被退回、被撤销审核、催报、到期、待审核、灯的变化', tags, response },
    },
    async (request) => told(actorOfRequest(request)),
  )

  app.put(
    '/api/bell',
    { config, schema: { summary: '提醒已读到哪里，哪几种不要', tags, body: BellChange, response } },
    async (request) => {
      const actor = actorOfRequest(request)
      await changeBell(deps, actor, request.body)
      return told(actor)
    },
  )
}
