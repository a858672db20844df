import Type from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { actorOfRequest } from '../../access/guard.ts'
import { PlanChanged, PlanList } from '../../contract/plans.ts'
import { needed } from '../../contract/rights.ts'
import { Id } from '../../contract/scalars.ts'
import type { Deps } from '../../deps.ts'
import { listDrafts } from './plan-drafts.ts'
import { listPlans, changePlanUse } from './plans-in-use.ts'

const tags = ['plans']
const ofPlan = Type.Object({ id: Id })

/** Routes of plans (计划): which documents are in use. */
export function planRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/plans',
    {
      config: { allow: needed.plans },
      schema: { summary: '计划：在用的和已停用的文件', tags, response: { 200: PlanList } },
    },
    async () => ({ plans: await listPlans(deps), drafts: await listDrafts(deps) }),
  )

  app.post(
    '/api/plans/:id/lay-aside',
    {
      config: { allow: needed.changePlans },
      schema: {
        summary: '停用一份随程序提供的文件，连同只属于它的目标、指标、单位和地区',
        tags,
        params: ofPlan,
        response: { 200: PlanChanged },
      },
    },
    async (request) => changePlanUse(deps, actorOfRequest(request), request.params.id, { inUse: false }),
  )

  app.post(
    '/api/plans/:id/take-up',
    {
      config: { allow: needed.changePlans },
      schema: { summary: '重新启用停用的文件', tags, params: ofPlan, response: { 200: PlanChanged } },
    },
    async (request) => changePlanUse(deps, actorOfRequest(request), request.params.id, { inUse: true }),
  )
}
