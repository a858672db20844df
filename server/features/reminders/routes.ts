import Type from 'typebox'
import { actorOfRequest } from '../../access/guard.ts'
import { needed } from '../../contract/rights.ts'
import { DateText } from '../../contract/scalars.ts'
import { ChaseRequest, Chases, FilingStatus } from '../../contract/timeliness.ts'
import type { Deps } from '../../deps.ts'
import type { App } from '../../http/fastify-app.ts'
import { viewOf } from '../../judging/view.ts'
import { chase } from './chase.ts'
import { filingStatus } from './filing-status.ts'

/** Routes of what organisations owe, cell by cell, and of chasing them (催报). */
export function reminderRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/timeliness/filings/:id',
    {
      config: { allow: needed.filingStatus },
      schema: {
        summary: '一个单位一期的报送情况，逐项',
        tags: ['periods'],
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        querystring: Type.Object({ at: Type.Optional(DateText) }, { additionalProperties: false }),
        response: { 200: FilingStatus },
      },
    },
    async (request) =>
      filingStatus(await viewOf(deps, request.query), actorOfRequest(request), request.params.id),
  )

  app.post(
    '/api/timeliness/chases',
    {
      config: { allow: needed.chasing },
      schema: {
        summary: '催报：缺报和退回未重报的填报单，每人每单一天一次',
        tags: ['periods'],
        body: ChaseRequest,
        response: { 200: Chases },
      },
    },
    async (request) => {
      const { filings, ...asked } = request.body
      return chase(deps, await viewOf(deps, asked), actorOfRequest(request), filings)
    },
  )
}
