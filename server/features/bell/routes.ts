import { actorOfRequest } from '../../access/guard.ts'
import { Bell, BellChange } from '../../contract/bell.ts'
import { needed } from '../../contract/rights.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { viewOf } from '../../judging/view.ts'
import { Delivery, DeliveryChange } from '../../contract/delivery.ts'
import { bellTold, changeBell } from './bell.ts'
import { changeDelivery, ownDelivery } from './delivery/own-delivery.ts'

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

  app.get(
    '/api/bell/delivery',
    {
      config,
      schema: { summary: '提醒发到哪里、什么时候发', tags, response: { 200: Delivery } },
    },
    async (request) => ownDelivery(deps, actorOfRequest(request)),
  )

  app.put(
    '/api/bell/delivery',
    {
      config,
      schema: {
        ...{ summary: '改提醒的邮箱、推送地址、收信时间和种类', tags },
        ...{ body: DeliveryChange, response: { 200: Delivery } },
      },
    },
    async (request) => {
      const actor = actorOfRequest(request)
      await changeDelivery(deps, actor, request.body)
      return ownDelivery(deps, actor)
    },
  )
}
